//! The words that are understood in a pasted table. Nobody is shown them.

/// Words for 不清楚.
pub const NOT_KNOWN: [&str; 12] = ["不清楚", "不知道", "不详", "未知", "待定", "?", "？", "-", "—", "——", "/", "／"];
/// Words for 是.
pub const AFFIRMED: [&str; 9] = ["是", "有", "对", "√", "✓", "y", "yes", "true", "1"];
/// Words for 否.
pub const DENIED: [&str; 11] = ["否", "没有", "无", "不是", "未", "×", "✗", "n", "no", "false", "0"];
/// Words for 都没有, and for there being no certificate at all.
pub const NO_SUCH: [&str; 5] = ["无", "没有", "都没有", "否", "无证书"];
/// Headings of a column of codes.
pub const CODES: [&str; 9] = ["代号", "编号", "工号", "序号", "员工代号", "职工代号", "code", "id", "no"];
/// Parts of the heading of a column of identity numbers, account numbers and the like.
pub const NUMBERS: [&str; 8] = ["身份证", "证件号", "公民身份", "社会保障号", "社保号", "银行卡", "账号", "护照"];
/// Parts of the heading of a column that says how to reach somebody.
pub const PHONES: [&str; 7] = ["手机", "电话", "联系方式", "微信", "邮箱", "住址", "地址"];
/// Parts of the heading of a column of names.
pub const NAMES: [&str; 3] = ["姓名", "名字", "员工名"];
/// The family names of most people in China.
pub const FAMILIES: [&str; 10] = [
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓",
    "曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪",
    "范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛",
    "郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪",
    "庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童",
    "凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房",
    "滕屈饶解牟艾尤阳时穆农司卓古吉缪简项连芦麦褚娄窦戚岑景党宫",
    "费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙",
    "荣巫伏储诸葛欧阳上官司徒夏侯慕容令狐公孙皇甫尉迟长孙宇文轩",
    "辕端木东方独孤南宫巴寇昌茅丘浦厉靖池晋鞠封井杭",
];
