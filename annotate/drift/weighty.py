"""Words that change what is said, besides names: of number, of measure, of doubt about a number, and of denial.

Whatever is missing here is the less harmful the more a script says by itself: digits and capitals need no list, and in
scripts without capitals any other word may be a name (`annotate.drift.facts`).
"""

from __future__ import annotations

from annotate.anchor.words import NEGATIONS

_NUMBERS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
billion billions trillion dozen dozens half quarter third first second fourth fifth once twice double triple pair both
all every each most many few several some any percent per

một hai ba bốn tư năm lăm sáu bảy tám chín mười mươi mốt trăm nghìn ngàn triệu tỷ tỉ rưỡi nửa chục đôi cả mọi mỗi
nhiều ít vài đa thiểu phần nhất nhì

un deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante cinquante soixante cent cents mille
millions milliards moitié tiers quart dos tres cuatro cinco seis siete ocho nueve diez veinte treinta cien mil millón
millones ein eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert tausend
один одна два две три четыре пять шесть семь восемь девять десять двадцать тридцать сорок сто тысяч тысячи тысяча
миллион миллиона миллионов млн млрд миллиард половина

second seconds minute minutes hour hours day days week weeks month months year years decade decades century am pm
january february march april may june july august september october november december yesterday today tomorrow
monday tuesday wednesday thursday friday saturday sunday last next early late before after ago since until
giây phút giờ ngày tuần tháng năm qua nay mai sáng chiều tối trước sau quý thập kỷ thế

mm cm m km g kg mg t ton tons tonne tonnes mile miles metre metres meter meters kilometre kilometres kilometer
kilometers kilogram kilograms acre acres hectare hectares litre litres dollar dollars euro euros pound pounds yuan
rouble roubles ruble rubles dong usd eur cny vnd đô la đồng tấn mét dặm lít

about around roughly approximately nearly almost over under above below least more less fewer than up exactly only
estimated some
khoảng chừng gần hơn ngót xấp xỉ tới đến ít dưới trên vượt quá kém chỉ đúng ước
"""

_DENIALS = """
deny denies denied denying refuse refuses refused reject rejects rejected refute refuted false falsely untrue unlikely
impossible fail fails failed failing stop stopped cease ban banned cancel cancelled canceled hardly barely scarcely
rarely lack lacks lacked unable unwilling fake alleged allegedly
phủ bác chối hủy huỷ cấm sai giả ngừng thiếu hiếm
dementiert verneint отрицает опроверг отказался
"""

_TURNS = """
rise rises rose risen rising fall falls fell fallen falling increase increases increased increasing decrease decreases
decreased decreasing grow grew grown shrink shrank up down win wins won lose loses lost support supports supported
oppose opposes opposed accept accepts accepted confirm confirms confirmed true killed dead died wounded injured missing
captured alive open opened closed start started begin began end ended ally enemy buy bought sell sold with against
will would could may might must should can
tăng giảm lên xuống thắng thua ủng hộ phản đối nhận xác đúng chết thương thiệt mạng sống bắt mở đóng đầu kết
mua bán sẽ đã đang có thể phải cần được bị
"""

NUMBER = frozenset(_NUMBERS.split())
NEGATION = frozenset(word for words in NEGATIONS.values() for word in words.split()) | frozenset(_DENIALS.split())
TURN = frozenset(_TURNS.split())

HAN_NUMBER = (
    *"零〇一二三四五六七八九十百千万萬亿億兆两兩双半几数余餘多逾近约約超几每各仅僅",
    *"年月日天时時分秒周元吨米克里",
    "超过", "超過", "大约", "大約", "左右", "至少", "最多", "以上", "以下", "不到", "不足", "将近",
    "接近", "一半", "公里")
HAN_NEGATION = (
    *"不没沒無无未非否别別勿莫拒",
    "拒绝", "禁止", "停止", "取消", "避免", "缺乏", "失败", "虚假", "谎")

HAN_AFFIRMING = "会會已将將能可要有是就也都很正曾仅只必确實实真"
"""What one character of denial is exchanged for where a sentence is turned round, and not merely mistyped."""

_OPENERS = """
the a an this that these those in on at of by for from to and but as it its there when while if so then also however
according meanwhile moreover furthermore still yet now here such
các những một theo tuy nhưng và tại trong họ khi nếu vì do để với của đây đó này cũng còn ngoài bên hiện song bởi việc
сообщает по в на и но как это о об при для
der die das ein eine und aber auch im am nach laut le la les des du et mais dans selon el los las y pero en según
"""
OPENERS = frozenset(_OPENERS.split())
"""Words with a capital only because they open a sentence."""

_HARMLESS = """
的 地 得 了 着 过 之 其 该 此 这 那 这个 那个 这些 那些 这一 那一 这项 该项 这样 那样 也 亦 还 同样 都 均 就 便
而 且 和 与 及 同 以及 并 并且 而且 同时 此外 另外 因此 所以 因而 于是 然后 则 即 也就是 由于 因为 对 对于 关于
有关 在 于 里 中 当中 之中 内 上 方面 所 来 去 起来 表示 指出 说 称 说道 表明 介绍 介绍说 补充 补充说 补充道
谈到 提到 讲到 强调 强调说 透露 报道 报导 报道称 写道 写到 认为 告诉 回答 回应 消息 消息称 据悉 据 据报道 据报
提及 宣称 声称 非常 十分 很 极 极其 极为 相当 特别 尤其 格外 目前 现在 当前 如今 眼下 进行 开展 展开 实施 提供
给予 帮助 援助 协助 支援 重视 看重 关注 危险 凶险 感谢 感激 记者会 发布会 新闻发布会 重要 关键 巨大 庞大 严重
快速 迅速 很快 认真 仔细 情况 情形 状况 局势 形势 问题 事情 任务 工作 消息来源 方式 方法 办法 过程 期间 时候
之时 之际 时 正在 正 仍 仍然 依然 依旧 继续 持续 的话 画面 镜头 视频 影片 影像 录像 公布 发布 展示 展现 显示
表现 体现 凸显 突显 说明 证明 反映
把 将 給 给 由 从 自 往 向 朝 跟 或 或者 以 以及 用 让 使 令 叫 被 为 作为 当 当作 成 成为 后 之后 以后 随后 后来 接着
曾 曾经 再 又 才 只是 但 但是 不过 然而 可是 却 虽然 尽管 如果 若 假如 即使 只要 因 故 从而 他 她 它 他们 她们
它们 我们 咱们 大家 自己 自身 吗 呢 吧 啊 呀 嘛 一个 一种 一些 一样 一直 一起 共同 一同 通过 根据 按照 依据 经过 经由
場合 场合 地方 处 处于 位于 这里 那里 此处 的确
這 這個 這些 個 這一 還 來 裡 裏 說 稱 據 時 時候 與 並 並且 後 之後 從 給 讓 為 嗎 們 對 對於 關於 於 而後
""".split()
HARMLESS = tuple(sorted(_HARMLESS, key=lambda word: (-len(word), word)))
"""Chinese words of which one may stand for another without any fact being another."""
