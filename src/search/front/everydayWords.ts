// cspell:disable -- what people type is data here.
/**
 * Words of everyday and what the notes say for them: colloquial Chinese, and English words that are no terms of art. One way
 * only: who asks in the notes' words needs no files for others.
 */
export const EVERYDAY_WORDS = `
变笨 变傻 变蠢 忘光 忘掉 忘记 忘了 记不住:遗忘 变差
哪国人 哪国 哪里的人:国家
瞎说 乱说 扯淡 一本正经:幻觉 编造
太慢 很慢 变慢 好慢 这么慢 慢成:速度
出字 吐字 蹦字 打字:生成速度 解码
便宜 省钱 划算:成本
显卡 gpu卡:gpu 单卡
一张卡 单张卡 一块卡 一张显卡:单卡
几张卡 多张卡 双卡 两张卡 四张卡 八张卡:多卡
笔记本 家用 我电脑 个人电脑 自己电脑:本地
爬下来 扒下来 抓下来 扒数据:爬取 抓取
删掉 去掉 剔除 丢掉 扔掉 滤掉 筛掉 洗掉 清掉 剔掉:去除 过滤 删除
洗稿 洗过稿 改几个字:改写
省显存 省内存 省点显存:节省 显存
压成 压到 压缩到:量化
四位 四比特 4bit int4:4_位
八位 八比特 8bit int8:8_位
从零 从头:0
做大 大一点 再大 更大:大小 规模
小一点 做小 更小:大小
答非所问 不听话 不听 不按要求:指令 遵循
停不下来 不停 说个没完 一直输出 没完没了:停止 结束
复读 复读机 车轱辘话 来回说:重复
跑不动 跑不起来 带不动 装不下:显存 不够
涨分 提分 提点:提高 分数
掉分 掉点 降分:下降
刷榜 背答案 背题 背过 漏题 泄题:污染 泄漏
讨好 拍马屁 谄媚 糊弄:奖励 迎合
偏心 偏袒:偏差 偏见
小白 新手 零基础 入门 初学:基础 读者
花钱 要钱 收费:成本
赚钱 挣钱 卖钱 盈利 商业化:商用
坐牢 判刑 罚款 被告 起诉 吃官司:案例 法律
身份证 手机号 电话号码 住址:个人信息
打码 脱敏:匿名化 去标识
拆成 拆开 切开 切成 切碎:切分
合进去 合起来 合在一起 融进去:合并
拿出来 拆出来 取下来 摘下来 撤掉:分开 撤销
掺入 掺着 混着:混合 配比
灌知识 灌进去 塞知识 学新知识:知识
翻车 踩坑 出问题 出毛病:报错
爆了 炸了 崩了 跑飞 飞了:爆炸 不稳定
不降 不下降 降不下去 下不去:不下降
震荡 抖来抖去 忽高忽低:波动
上涨 涨上去 升高 变高 往上走 一直涨:上升
往下掉 变小 下跌 也在掉:下降
死记硬背 背书 记住:记忆
套壳 换皮:结构 微调
下不动 下载不了 下载慢:镜像 下载
断了 中断 被杀 挂了 被打断:断点 中断
雇人 外包 众包 谁标的 打标签:标注员
时薪 工资:报酬
追上 赶上 比得上 打得过 打败:超过 差距
厉害 聪明 智商:能力 更强
碰巧 运气 巧合 侥幸 蒙的:偶然 误差
靠谱 信得过 准不准 可靠:可信
对不上 不一样 不一致:差异 不同
长文 长文章 太长 超长 很长:上下文 长度
想那么久 想太久 想半天 直接答 不思考:思考
问号 方块 豆腐块 怪字符 火星文:乱码
写代码 编程 码农:代码
加法 算数 算账 做算术:算术 数学
误删 删错 错删 误伤 误杀:误报 假阳性
看得懂 能看懂 看懂 没学过:读者 基础
打不开 连不上 访问不了:失败 不可用
反复:重复
偷懒 走捷径 耍滑:捷径 作弊
别人说 网上说:误解
ability abilities capability capabilities skill skills:能力
accurate accuracy:准确率
activate activated activations:激活
add adding added addition:增加 加上
advice tip tips suggestion:建议
afford affordable cheap cheaper:便宜 省钱
aggressive:激进
agree agreement:一致
allow allowed permission permit permitted authorization:许可 授权 允许
analysis analyze:分析
anonymous anonymize:匿名
apply application:申请 应用
argue argument debate controversy dispute:争议 争论
article articles:文章
assistant:助手
author authors:作者
automatic automatically:自动
average:平均
avoid prevent:避免 防止
background:背景
bad worse worst:变差 不好
balance balanced:平衡
basic basics beginner beginners:基础 入门
beat outperform surpass:超过
before:之前
begin start starting started:开始 起点
behave behavior behaviour:行为
believe trust reliable reliability:可信 可靠
big bigger large larger largest huge:越大 大小
block blocked blocking:拦截 屏蔽
boring repetitive repeat repeats repeated repeating repetition:重复
browser:浏览器
budget:预算
bug bugs error errors fail fails failed failure failing crash wrong mistake mistakes:报错 出错 错误
build building:搭建
calculate calculated calculation computed:计算 怎么算
calling:调用
card cards gpu gpus graphics:显卡 单卡
careful caution warning pitfall pitfalls trap traps gotcha:注意
category categories:类别
cause causes reason reasons:原因
change changed changes changing:变化 改动
character characters:字符 汉字
chat conversation dialogue:对话
cheat cheating exploit exploits gaming games:作弊 钻空子
check checking verify verification:检查 核对
china:中国
choose choosing choice pick select selecting:选择 怎么选
claim claims:说法
clean cleaning cleanup dirty:清洗
combine combining:合并
company companies:公司
complete:完整
complex complicated:复杂
compress compression:压缩
condition conditions:条件
connect connection:连接
consent:同意
consistent consistency:一致
contain include includes:包含
continue continued:继续
control:控制
convert converting conversion:转换
copy copies copying:复制
correct correctly:正确
cost costs expensive price pricing money dollars:成本 价格
count counting counts:数量
country countries nationality:国家
crawl crawling scrape scraping:爬虫 抓取
create creating:生成 建立
customer customers service support:客服 客户
cut cutting truncate truncated truncation:截断
damage hurt hurts harm:伤害 损害
danger dangerous risk risks risky:风险
date released release:发布
decide decision:决定
decrease reduce reducing lower less drop drops:减少 降低 下降
deep depth:深度
default defaults:默认
define definition meaning mean means:定义 含义
delete remove removing removed:删除 去掉
derive derivation proof prove:推导 证明
design designed:设计
detail details:细节
detect detection:检测
develop developer:开发
device devices:设备
difficult hard harder difficulty:困难
digit digits numeral:数字 数位
disable:关闭 关掉
disadvantage downside weakness weaknesses:缺点 局限
discover discovered:发现
disk storage store:存储 磁盘
divide split splitting:切分 划分
document documents:文档
domain:领域
download downloading:下载
duplicate duplicates duplicated:重复 去重
easy easily simple simplest:简单 容易
education student students:学生
effect effects effective impact influence affect affects:影响 效果
efficient efficiency:效率
employee worker workers annotator annotators labeler labelers:标注员
enable:打开 开启
english:英文 英语
environment:环境
estimate estimated estimating:估算 估计
exam exams:考试
exist:存在
expand extend extending extension longer:扩展 扩充 加长
experience:经验
experiment experiments:实验
explain explained explanation:解释
explode exploding:爆炸
export:导出
extra additional:额外
extract extraction:抽取 提取
fact facts factual:事实
fake faithful:造假 真实
fast faster speed quick quickly throughput latency:速度
feature features:特征
file files:文件
final last:最后
find finding:查找
first original:初代 第一
fix fixed solve solution troubleshoot repair:解决 修复
forget forgets forgetting forgot:遗忘
format formats formatting:格式
free:免费
freeze frozen:冻结
future:未来
gain gains:收益
gap:差距
garbage garbled gibberish mojibake:乱码
good better best recommend recommended:推荐 最好
government:政府
grammar:语法
group groups:分组
grow growth:增长
guide tutorial walkthrough:教程
handle:处理
hardware:硬件
help helps:帮助
hidden:隐藏
hire hired recruit:招募
history:历史
hour hours day days time:时间 多久
local locally laptop computer:本地
human humans people person:人类 人工
idea intuition:想法 直觉
ignore ignored ignores:忽略
image images:图像
imitate imitation:模仿
implement:实现
important matter matters:重要
improve improved improvement improvements increase increases boost:提升 提高
independent:独立
initial:初始
inside:内部
install installation setup:安装
instead replace:代替
interrupt interrupted resume resuming:中断 断点
job:任务
judge judges judging:评判 裁判
keep keeps preserve retain:保留
kill killed:被杀
knowledge know:知识
label labels labeling annotate annotation:标注
language languages:语言
leak leaked leakage:泄漏 污染
learn learned learns:学会 学习
legal illegal lawful lawsuit court:合法 违法
length lengths long:长度 多长
letter letters:字母
license licence licensed licensing:许可证
limit limits limited limitation:限制 上限
list:列表
load loading:加载
locked:锁定
log logs:日志
loop:循环
lose lost losing:丢失
luck lucky chance noise random randomness significant significance:偶然 随机 显著
machine machines server servers:机器 服务器
math mathematical arithmetic:数学
maximum max:最大
measure measured measuring metric metrics:衡量 指标
merge merged merging:合并
message messages:消息
minimum min:最少 最小
mirror:镜像
miss missing misses:缺少
mix mixed mixing:混合
modify:修改
multiple several:多个
name names:名字
native:母语
need requirement requirements require requires required:需要 要求
neighbour neighbor:相邻
old older previous:以前
online:在线
open opened:开放 开源
opinion:意见
opposite reverse:反向
option options:选项
order ordering:顺序
outside:外部
own:自己
pair pairs:成对
parallel:并行
part parts:部分
password secret:密钥
pause polite politeness:礼貌
percentage percent proportion fraction ratio:比例 占比
personal private:个人信息
phone:手机
popular:流行
possible possibility:可能
practice:实践
prefer preferred preference:偏好
prepare preparing preparation:准备
problem problems issue issues trouble:问题
progress:进展
promise:承诺
purpose:目的
quality:质量
quantity amount amounts:数量
range:范围
rank ranking ranked:排序
rate rating rated ratings:打分 速率
raw:原始
reach:达到
reading:阅读
real really truth:真实
receive:收到
recent latest newest:最新
record records:记录
recover recovery:恢复
refuse refusal refuses:拒绝
region:地区
relationship related relation:关系
reply replies respond response responses answer answers answering:回答
report reported:报告
reproduce reproducible reproducibility:复现
request requests:请求
research:研究
resource resources:资源
restrict restricted restriction restrictions:限制
retry retries:重试
return:返回
reuse:复用
rewrite:改写
right rights:权利
role roles:角色
rule rules:规则
run running:运行
safe safely safety:安全
same:相同
sample samples example:样本
save saving saves:节省 保存
score scores scored:分数 得分
segmentation:分词 切分
sensitive:敏感
sentence sentences:句子
separate separated separately:分开
shape:形状
shuffle:打乱
sign:符号
similar similarity:相似
site sites website websites webpage webpages:网站 网页
size sizes:大小 规模
skip:跳过
small smaller tiny:小模型 更小
software:软件
source sources:来源
space:空间
special:特殊
spend spent:花费
stable stability unstable diverge:稳定
stage stages phase:阶段
standard:标准
state states:状态
stop stops stopping:停止
strong stronger:更强
structure:结构
style:风格
subtract:减去
summary summarize:摘要
supported:支持
swap switch switching:切换
symbol:符号
task tasks:任务
teach teacher:教师
team:团队
technique techniques method:方法
temporary:临时
term:术语
text texts:文本
theory theoretical:理论
throw discard:丢弃
tie tied:共享
tool tools:工具
topic:主题
total:总数
translate translated translation:翻译
type types kind kinds:种类
understand understanding:理解
unique:唯一
unit units:单位
update updates updating:更新
upload:上传
usage:用法
useful useless:有用
valid validate:有效
value values:数值
variance:方差
version versions:版本
violate violation infringe infringement:侵权 违反
wait waiting:等待
warm:预热
waste wasted:浪费
watermark:水印
width wide:宽度
win wins winning winrate:胜率
word words:单词
work works:工作
world:世界
zero:0
`;
