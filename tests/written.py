"""Texts of 33 languages, written for the tests: a headline and a few sentences; and what they were published in."""

from __future__ import annotations

import unicodedata
from functools import cache

from annotate.readers.labels import as_browsers_read

TEXTS = {
    "zh-Hans": (
        "朝鲜工兵部队上周抵达边境地区，开始清除战争中遗留的地雷。",
        ("外交部发言人在例行记者会上表示，双方已就撤军时间表达成一致。国防部拒绝证实伤亡数字，但承认有士兵在行动中受伤。"
        "当地居民说，爆炸声持续了整整一夜，许多家庭已经离开村庄，前往省会避难。"),
    ),
    "zh-Hant": (
        "行政院長昨日宣布，颱風過後的救災預算將增加三成。",
        "警方表示，這起車禍造成兩人死亡、五人受傷，肇事原因仍在調查。附近居民指出，該路段夜間照明不足，過去也曾發生類似意外。市政府承諾將在下個月前完成改善工程，並公布詳細報告。",
    ),
    "ja": (
        "台風の接近で新幹線が運転を見合わせ、数千人が足止めされた。",
        "政府は来年度の予算案を閣議決定した。防衛費は過去最大となり、野党は「説明が足りない」と批判している。首相は記者会見で、国民の理解を得られるよう丁寧に説明すると述べた。",
    ),
    "ko": (
        "정부는 내년부터 최저임금을 인상하기로 결정했다고 밝혔다.",
        ("경찰은 이번 사고로 두 명이 숨지고 여러 명이 다쳤다고 발표했다. 목격자들은 버스가 신호를 무시하고"
        " 교차로에 들어왔다고 말했다. 시는 유가족에게 위로금을 지급할 계획이다."),
    ),
    "th": (
        "นายกรัฐมนตรีเดินทางไปตรวจเยี่ยมพื้นที่น้ำท่วมในภาคเหนือ",
        ("ตำรวจจับกุมผู้ต้องสงสัยสามคนในคดีปล้นธนาคารเมื่อวานนี้ และกำลังตามหาผู้ร่วมขบวนการอีกอย่างน้อยสองคน "
        "โฆษกระบุว่าเงินส่วนใหญ่ยังไม่ได้คืน"),
    ),
    "vi": (
        "Thủ tướng yêu cầu các địa phương khẩn trương khắc phục hậu quả bão lũ.",
        ("Công an tỉnh cho biết vụ tai nạn khiến hai người chết và năm người bị thương. Nguyên nhân đang được "
        "điều tra, song nhiều người dân nói rằng đoạn đường này thiếu đèn chiếu sáng từ lâu."),
    ),
    "ru": (
        "В пятницу парламент одобрил закон о повышении пенсионного возраста.",
        ("По словам очевидцев, взрыв произошёл рано утром на складе боеприпасов. Губернатор области сообщил, ч"
        "то жителей двух посёлков эвакуировали, а движение поездов приостановлено. Представитель армии назвал"
        " эти сведения преувеличенными."),
    ),
    "uk": (
        "Уряд оголосив про нові правила перетину кордону для вантажівок.",
        ("Внаслідок нічної атаки пошкоджено електропідстанцію, без світла залишилися тисячі родин. Міський гол"
        "ова закликав мешканців зберігати спокій і не користуватися ліфтами. Ґрунтовний звіт обіцяють оприлюд"
        "нити згодом."),
    ),
    "bg": (
        "Правителството прие нови мерки срещу високите цени на храните.",
        ("Според полицията шофьорът е управлявал с превишена скорост и не е спрял на червен светофар. Двама ду"
        "ши са в болница, животът им е извън опасност."),
    ),
    "sr": (
        "Скупштина је усвојила закон о заштити потрошача.",
        ("Полиција је саопштила да је у несрећи повређено шест особа, међу њима и двоје деце. Очевици кажу да "
        "је возач покушао да избегне пешака који је изненада изашао на коловоз."),
    ),
    "pl": (
        "Sąd uznał byłego ministra za winnego przyjęcia łapówki.",
        ("Według świadków wybuch usłyszano w całym mieście tuż po północy. Strażacy walczyli z ogniem przez sz"
        "eść godzin, a wójt gminy poprosił mieszkańców, żeby nie wychodzili z domów. Przyczyną mógł być wycie"
        "k gazu, choć śledczy niczego jeszcze nie potwierdzają."),
    ),
    "cs": (
        "Vláda schválila vyšší příspěvky pro rodiny s dětmi.",
        ("Podle svědků řidič kamionu přehlédl červenou a narazil do tramvaje. Záchranáři ošetřili dvanáct lidí"
        ", tři z nich převezli do nemocnice. Příčinu nehody vyšetřuje policie."),
    ),
    "sk": (
        "Prezidentka vymenovala nového ministra zahraničných vecí.",
        ("Podľa polície sa nehoda stala krátko po polnoci, keď vodič nezvládol riadenie a vyletel z cesty. Dva"
        "ja ľudia utrpeli ťažké zranenia, ďalších päť ošetrili na mieste."),
    ),
    "hu": (
        "A kormány újabb támogatást jelentett be a gazdáknak.",
        ("A rendőrség szerint a sofőr elaludt a volánnál, és áthajtott a szemközti sávba. Két embert súlyos sé"
        "rülésekkel szállítottak kórházba, az utat több órára lezárták. Később kiderült, hogy a fék sem működ"
        "ött."),
    ),
    "ro": (
        "Guvernul a anunţat măsuri noi împotriva corupţiei din spitale.",
        ("Potrivit poliţiei, şoferul a pierdut controlul maşinii şi a lovit un stâlp. Două persoane au fost ră"
        "nite, iar circulaţia a fost oprită timp de câteva ore. Cauza accidentului nu este încă cunoscută."),
    ),
    "hr": (
        "Vlada je najavila smanjenje poreza na plaće od siječnja.",
        ("Policija je priopćila da je u nesreći ozlijeđeno šest osoba, među njima i dvoje djece. Vozač je poku"
        "šao izbjeći pješaka koji je iznenada izašao na cestu."),
    ),
    "de": (
        "Der Bundestag berät über höhere Zuschüsse für Pflegebedürftige.",
        ("Nach Angaben der Behörden wurden bei dem Unglück drei Menschen verletzt. Augenzeugen hörten kurz vor"
        " Mitternacht einen lauten Knall, danach stand das Gebäude in Flammen. Die Straße blieb bis zum frühe"
        "n Morgen gesperrt, für Anwohner öffnete die Stadt eine Turnhalle."),
    ),
    "fr": (
        "L'Assemblée nationale a rejeté la proposition dès la première lecture.",
        ("Selon la préfecture, l'incendie s'est déclaré peu après minuit dans un entrepôt désaffecté. Une cent"
        "aine d'habitants ont dû être évacués ; le maire espère qu'ils pourront rentrer chez eux avant la fêt"
        "e de Noël. Où sont passés les propriétaires ? Nul ne le sait, ça n'étonne personne."),
    ),
    "es": (
        "El presidente anunció que no habrá más recortes este año.",
        ("Según la policía, el conductor perdió el control del autobús cerca del túnel y chocó contra un árbol"
        ". ¿Qué ocurrió después? Los testigos señalan que nadie pidió ayuda durante más de diez minutos."),
    ),
    "pt": (
        "O ministro da Saúde pediu demissão após a divulgação das gravações.",
        ("Segundo os bombeiros, o incêndio começou na cozinha e atingiu três andares do edifício. Não há vítim"
        "as, mas vários moradores passaram a noite em casa de vizinhos. A avó de uma das crianças foi levada "
        "ao hospital por precaução."),
    ),
    "it": (
        "Il governo ha già approvato la riforma delle università.",
        ("Secondo la polizia il camion andava così veloce che non è riuscito a fermarsi. Perché nessuno ha chi"
        "amato prima i soccorsi? La città aspetta una risposta, e il sindaco dirà di più lunedì."),
    ),
    "sv": (
        "Regeringen föreslår högre böter för den som kör för fort.",
        ("Enligt polisen började branden på nedre våningen strax före midnatt. Två personer fördes till sjukhu"
        "s, men ingen är allvarligt skadad. Grannarna säger att de hörde en kraftig smäll."),
    ),
    "da": (
        "Regeringen vil afsætte flere penge til ældre på plejehjem.",
        ("Ifølge politiet var føreren beruset, da bilen kørte gennem et rødt lys og ramte en cyklist. Der er i"
        "ngen øvrige tilskadekomne. Vejen blev først åbnet igen ved middagstid."),
    ),
    "fi": (
        "Hallitus päätti leikata kehitysyhteistyön määrärahoja.",
        ("Poliisin mukaan kuljettaja menetti auton hallinnan liukkaalla tiellä ja törmäsi kaiteeseen. Yhtään i"
        "hmistä ei loukkaantunut vakavasti. Tie pysyi suljettuna iltapäivään asti."),
    ),
    "is": (
        "Ríkisstjórnin kynnti nýja áætlun um húsnæðismál í gær.",
        ("Að sögn lögreglu varð slysið skömmu eftir miðnætti þegar bíllinn fór út af veginum. Þrír voru flutti"
        "r á sjúkrahús en enginn þeirra er í lífshættu."),
    ),
    "et": (
        "Valitsus kiitis heaks järgmise aasta riigieelarve eelnõu.",
        ("Politsei sõnul kaotas juht libedal teel auto üle kontrolli ja sõitis vastu puud. Keegi tõsiselt viga"
        " ei saanud, kuid tee oli õhtuni suletud."),
    ),
    "lv": (
        "Saeima pirmajā lasījumā atbalstīja grozījumus nodokļu likumā.",
        ("Policija ziņo, ka autovadītājs nav ievērojis ātrumu un uzbraucis gājējam. Cietušais nogādāts slimnīc"
        "ā, viņa veselības stāvoklis ir smags."),
    ),
    "lt": (
        "Seimas po svarstymo pritarė pensijų didinimui.",
        ("Pasak policijos, vairuotojas nesuvaldė automobilio ir išvažiavo į priešingą eismo juostą. Du žmonės "
        "sužeisti, jų gyvybėms pavojus negresia. Kelias buvo uždarytas iki vėlyvo vakaro."),
    ),
    "tr": (
        "Bakan, yeni vergi düzenlemesinin yıl sonuna kadar çıkacağını söyledi.",
        ("Polise göre sürücü direksiyon hâkimiyetini kaybetti ve karşı şeride geçti. Kazada iki kişi öldü, beş"
        " kişi de ağır yaralandı. Görgü tanıkları yolun uzun süredir bozuk olduğunu anlattı."),
    ),
    "el": (
        "Η κυβέρνηση ανακοίνωσε αυξήσεις στις συντάξεις από τον Ιανουάριο.",
        ("Σύμφωνα με την αστυνομία, ο οδηγός έχασε τον έλεγχο του οχήματος και έπεσε σε δέντρο. Δύο άτομα μετα"
        "φέρθηκαν στο νοσοκομείο. Άγνωστο παραμένει τι προκάλεσε το ατύχημα."),
    ),
    "he": (
        "הממשלה אישרה אתמול את תקציב הביטחון לשנה הבאה.",
        ("לדברי המשטרה, הנהג איבד שליטה ברכב ופגע בעמוד חשמל. שלושה בני אדם נפצעו קל ופונו לבית החולים. תושבי "
        "השכונה מתלוננים זה זמן רב על מצב הכביש."),
    ),
    "ar": (
        "أعلنت الحكومة أمس عن خطة جديدة لدعم المزارعين.",
        ("قالت الشرطة إن السائق فقد السيطرة على الشاحنة واصطدم بجدار مدرسة. ونقل ثلاثة أشخاص إلى المستشفى، بين"
        "ما أغلق الطريق عدة ساعات. ولم تعرف بعد أسباب الحادث."),
    ),
}

# By the names that pages give them, as far as pages have names for them.
ENCODINGS = {
    "zh-Hans": "gb2312 gbk gb18030 hz-gb-2312",
    "zh-Hant": "big5 big5-hkscs gb18030",
    "ja": "shift_jis windows-31j euc-jp iso-2022-jp",
    "ko": "euc-kr windows-949 iso-2022-kr",
    "th": "tis-620 windows-874 iso-8859-11",
    "vi": "windows-1258 viscii tcvn",
    "ru": "koi8-r windows-1251 iso-8859-5 ibm866 x-mac-cyrillic",
    "uk": "koi8-u windows-1251 x-mac-cyrillic",
    "bg": "windows-1251 iso-8859-5",
    "sr": "windows-1251 iso-8859-5",
    "pl cs sk hu ro hr": "windows-1250 iso-8859-2",
    "de": "windows-1252 iso-8859-1 iso-8859-15 iso-8859-2 macintosh",
    "fr": "windows-1252 iso-8859-15 macintosh",
    "es pt it": "windows-1252 iso-8859-1",
    "sv": "iso-8859-1 iso-8859-10",
    "da": "windows-1252 iso-8859-4",
    "fi is": "iso-8859-1",
    "et lv lt": "windows-1257 iso-8859-13 iso-8859-4",
    "tr": "windows-1254 iso-8859-9",
    "el": "windows-1253 iso-8859-7",
    "he": "windows-1255 iso-8859-8",
    "ar": "windows-1256 iso-8859-6",
}
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@cache
def written(text: str, label: str) -> bytes:
    own = {"gb2312": "gb2312", "gbk": "gbk", "tis-620": "tis-620", "iso-8859-1": "latin-1"}
    codec = own.get(label) or as_browsers_read(label)
    if codec == "windows-1258":  # which has some tones as marks behind the letter
        text = "".join(_parted(char) for char in text)
    return text.encode(codec)


def _parted(char: str) -> str:
    """`ệ` as `ê` and a mark, where windows-1258 has no such letter."""
    whole = unicodedata.normalize("NFD", char)
    tones = [each for each in whole if each in _TONES]
    try:
        char.encode("cp1258")
    except UnicodeError:
        return unicodedata.normalize("NFC", "".join(each for each in whole if each not in _TONES)) + "".join(tones)
    return char
