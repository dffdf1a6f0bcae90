"""The small words that tell languages of one script apart: each stands in almost every paragraph of a newspaper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_WORDS: Final[Mapping[str, str]] = {
    # Latin
    "az": "və bir bu ki ilə üçün da də olan edib edir olub isə sonra daha onun həm lakin görə",
    "bs": "je i u na se da su za od koji koja što kao nije ali iz biti bio sa prema posto uslijed općina vijeće",
    "ca": "el la els les de del i que en un una per amb no es als són ha dels aquest aquesta però també més",
    "cs": "a se v na je že s z do o k i ve ale jako za by po který která které jsou jeho podle také byl řekl už",
    "da": "og i at det er en til af på for de den som med har ikke der et var fra vil kan blev også efter siger",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus hat",
    "en": "the of and to in a is that for it as was with be by on not he his but at are this have from or which said",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ha este fue",
    "et": "ja on ei et see ka kui oli mis ning aga oma või ta selle mille pärast kes siis sest eesti",
    "fi": "ja on ei että se oli hän joka mutta myös ovat kuin mukaan sekä ole jos kun vuoden joka sen tai",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec aux",
    "hr": "je i u na se da su za od koji koja što kao nije ali iz biti bio sa prema nakon tijekom općina vijeće tko",
    "hu": "a az és hogy nem is egy meg volt de ez csak már szerint mint vagy ki még azt el pedig ezt lesz",
    "id": "yang dan di untuk dengan ini dari pada itu dalam tidak akan ke tersebut oleh juga mereka telah karena bisa"
    " bahwa saat setelah menurut namun",
    "it": "di e il la che in un per è del non le si una dei con della da i al alla sono più nel come gli ha anche",
    "lt": "ir kad į su tai iš yra bet buvo kaip dėl jis apie ne už po savo tik jo taip pat prie buvo",
    "lv": "un ir ka no par ar uz kas bet arī kā lai tika vai nav pēc viņš to bija tas šo gan pie",
    "ms": "yang dan di untuk dengan ini dari pada itu dalam tidak akan ke oleh juga mereka telah kerana boleh"
    " ialah beliau bahawa selepas",
    "nb": "og i det er en til av på for at som med har ikke de den et var fra seg vil kan ble også etter sier ifølge",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om die ook als bij naar maar wordt heeft uit",
    "pl": "i w na z że się nie do to jest o jak po od za przez co dla ale są oraz który która jego był tym także",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao das à são pelo",
    "ro": "de și în a la cu pe din o că nu un care pentru este sunt mai fi au dar după prin într cel fost să lui",
    "sk": "a sa v na je že s z do o k aj vo ale ako za by po ktorý ktorá ktoré sú jeho podľa tiež bol povedal už",
    "sl": "je in v na se da so za od ki kot ni ali iz biti bil bi po pri tudi pa še ga jih lahko z s",
    "sq": "të e në dhe i një për me që nga së ka më është u do nuk se ky kjo si janë por ishte",
    "sv": "och i att det som en på är av för med till den har de inte om ett men var från vid kan ska efter säger",
    "sw": "ya na wa kwa ni katika la za kuwa hiyo huo huyo cha hilo baada watu pia lakini yake kama",
    "tl": "ang ng sa na mga at ay ni si ito kung para hindi nang may siya mula din po ayon",
    "tr": "ve bir bu da de için ile olarak olan çok daha gibi kadar sonra ancak en ise olduğunu her göre ne"
    " değil diye ama hem şu var yok oldu etti ettiği söyledi dedi üzere arasında tarafından karşı yeni oldu o bunu",
    "uz": "va bir bu bilan uchun ham deb edi bo‘lgan boʻlgan esa qilish haqida yil emas keyin",
    "vi": "của và là các những được trong không có cho một với người đã này khi từ về tại để theo ông cũng đến ra",
    # Cyrillic
    "be": "і ў на не што з у да па як за гэта але ён ад быў яго або таксама для пра каб яны паводле",
    "bg": "на и в да за се от е с по са не че като той ще беше след до при както си това които",
    "kk": "және мен бұл бір үшін деп осы болып еді туралы ол бойынша емес кейін қазақстан екен",
    "mk": "на и во да се од за со е дека не ќе што по како тој беше но ги го кои ова",
    "mn": "нь байна энэ юм гэж болон бол байсан тухай дээр хийсэн улсын",
    "ru": "и в не на что с по он как это но из у за к от его для до о же был так также она бы только было или",
    "sr": "је и у на се да су за од који која што као није али из бити био са према након",
    "uk": "і в не на що з та у до як за це але й він від про його для також після було або який які щоб є",
    # Arabic
    "ar": "في من على إلى أن عن مع التي الذي هذا هذه ما لا كان كما قد أو بعد و بين ذلك لم حيث",
    "ckb": "لە بە و کە بۆ ئەم لەگەڵ ئەو دەکات هەر بوو ئەوەی دوای",
    "fa": "و در به از که این را با است برای آن یک تا بر شد خود می کرد شده هم گفت نیز است",
    "ps": "د په او چې له دا یې کې ته سره هم دی کړي شوي به څخه",
    "ur": "کے کی میں ہے اور سے کا کو پر نے کہ یہ نہیں ہیں اس بھی تھا کہا گیا",
    # Devanagari
    "hi": "के में है की और से को का ने पर कि यह भी हैं इस नहीं एक लिए कहा था",
    "mr": "आहे व आणि या च्या ते हे केली नाही केले होते असे झाली करण्यात मध्ये साठी",
    "ne": "छ को र मा गरेको भएको छन् पनि गर्न ले भने थियो हो यो लागि",
}  # fmt: skip

WORDS: Final = {language: frozenset(words.split()) for language, words in _WORDS.items()}

SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {
    "CYRILLIC": ("be", "bg", "kk", "mk", "mn", "ru", "sr", "uk"),
    "ARABIC": ("ar", "ckb", "fa", "ps", "ur"),
    "DEVANAGARI": ("hi", "mr", "ne"),
    "LATIN": tuple(each for each, words in _WORDS.items() if words[0] < "\u0250"),
}
"""Which languages are weighed for a script, by the script's name in Unicode's names of letters."""
