import type {ReactNode} from 'react';
import Link from '@docusaurus/Link';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import PageShell from '@site/src/components/PageShell';
import RouteMap from '@site/src/components/RouteMap';
import {route} from '@site/src/data/route';
import styles from './index.module.css';

export default function Home(): ReactNode {
  useBrokenLinks().collectAnchor('route');
  return (
    <PageShell
      title="大语言模型学习笔记"
      documentTitle="首页"
      description="用 Llama 2 作例子，讲清大语言模型怎样工作、怎样微调、数据从哪来，以及中文开源模型怎样选。">
      <p className={styles.lead}>
        以 Llama 2
        为例，讲清三件事：大语言模型怎样工作，怎样微调一个，中文该选哪个模型。公式逐项解释，数字都有出处，例子都能自己重算。
      </p>
      <p>
        会 Python、学过一点微积分就能读。第一次来，从<Link to="/intro">导读</Link>
        开始；想直接看人类反馈怎样训练模型，去 <Link to="/gpt/instructgpt">InstructGPT 总览</Link>。
      </p>
      <h2 id="route">全部目录</h2>
      <RouteMap chapters={route} />
    </PageShell>
  );
}
