import type {ReactNode} from 'react';
import PageShell from '@site/src/components/PageShell';
import PerformanceReport from '@site/src/components/PerformanceReport';
import {readResult} from '@site/src/components/PerformanceReport/model';
import measured from '@site/src/data/performance.json';

export default function Performance(): ReactNode {
  return (
    <PageShell
      title="这个网站有多快"
      description="同样的笔记用本站、Starlight、VitePress 各建一次，比较下载的字节、画出的时间、点按的反应和构建的开销。">
      <p>
        同样的笔记建成三个网站：本站、Starlight、VitePress。文字、公式、图和代码都一样，由同一个服务器发出，轮流测量；另外两个网站开着各自带的搜索。
      </p>
      <PerformanceReport result={readResult(measured)} />
      <h2 id="how">怎样读，怎样重测</h2>
      <ul>
        <li>字节都按 brotli 压缩后算，1 KB 是 1000 字节，包括浏览器空闲时预取的。</li>
        <li>打开页面用 Lighthouse 模拟的手机：CPU 慢 4 倍，往返 150 毫秒，每秒 1.6 Mbit。</li>
        <li>
          LCP 是最大的一块内容画出来的时刻；TBT 是主线程连续忙超过 50 毫秒的部分之和；CLS 是内容跳动的多少，0
          最好。主线程 CPU 不模拟变慢，在忙的机器上也最稳。
        </li>
        <li>
          “点按”那张表里写着“没有量到反应”的，是第一下点了没有用，要等程序运行起来再点；要么点了以后换成了浏览器预先画好的页面，量具没有跟上。
        </li>
        <li>构建的 CPU 是所有进程的用户时间与系统时间之和。</li>
        <li>
          自己重测：<code>npm run bench</code>；<code>npm run bench -- --help</code>{' '}
          列出选项。结果换一台机器会变，比值变得少些。
        </li>
      </ul>
    </PageShell>
  );
}
