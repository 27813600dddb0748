"""Other languages are refused; English is not, however odd."""

from __future__ import annotations

import pytest

from claimlint.language.english import foreign_language
from claimlint.language.tokens import tokenize

FOREIGN = {
    "German": "Ingwer ist eine alte Pflanze, die in vielen Küchen steht. Manche sagen, dass sie gegen Übelkeit hilft, aber "
    "die Studien sind klein und nicht immer gut. Wer Medikamente nimmt, sollte mit dem Arzt sprechen, bevor er sie auch "
    "in großen Mengen isst.",
    "French": "Le gingembre est une plante ancienne que beaucoup de gens gardent dans leur cuisine. Certains disent qu'elle "
    "calme les nausées, mais les études sont petites et pas toujours bonnes. Parlez avec votre médecin avant de prendre "
    "une grande quantité pour la première fois.",
    "Spanish": "El jengibre es una planta antigua que muchas personas guardan en la cocina. Algunos dicen que calma las "
    "náuseas, pero los estudios son pequeños y no siempre buenos. Hable con su médico antes de tomar una gran cantidad "
    "por primera vez.",
    "Italian": "Lo zenzero è una pianta antica che molte persone tengono in cucina. Alcuni dicono che calma la nausea, ma gli "
    "studi sono piccoli e non sempre buoni. Parli con il medico prima di prendere una grande quantità per la prima volta.",
    "Portuguese": "O gengibre é uma planta antiga que muitas pessoas guardam na cozinha. Alguns dizem que acalma as náuseas, "
    "mas os estudos são pequenos e não são sempre bons. Fale com o seu médico antes de tomar uma grande quantidade.",
    "Catalan": "El gingebre és una planta antiga que moltes persones guarden a la cuina. Alguns diuen que calma les nàusees, "
    "però els estudis són petits i no sempre bons. Parleu amb el metge abans de prendre una gran quantitat per primer cop.",
    "Dutch": "Gember is een oude plant die veel mensen in de keuken hebben. Sommigen zeggen dat het helpt tegen misselijkheid, "
    "maar de onderzoeken zijn klein en niet altijd goed. Praat met een arts voordat je er een grote hoeveelheid van neemt.",
    "Polish": "Imbir to stara roślina, którą wiele osób ma w kuchni. Niektórzy mówią, że pomaga na nudności, ale badania są "
    "małe i nie zawsze dobre. Zanim zaczniesz jeść go w dużej ilości, porozmawiaj z lekarzem lub z farmaceutą.",
    "Czech": "Zázvor je stará rostlina, kterou má mnoho lidí v kuchyni. Někteří říkají, že pomáhá na nevolnost, ale studie "
    "jsou malé a ne vždy dobré. Než ho začnete jíst ve velkém množství, promluvte si s lékařem nebo s lékárníkem.",
    "Croatian": "Đumbir je stara biljka koju mnogi ljudi imaju u kuhinji. Neki kažu da pomaže kod mučnine, ali su studije male "
    "i nisu uvijek dobre. Prije nego što ga počnete jesti u velikoj količini, razgovarajte s liječnikom ili s ljekarnikom.",
    "Swedish": "Ingefära är en gammal växt som många har i köket. En del säger att den hjälper mot illamående, men studierna är "
    "små och inte alltid bra. Tala med en läkare om du vill äta mycket av den för första gången.",
    "Danish": "Ingefær er en gammel plante, som mange har i køkkenet. Nogle siger, at den hjælper på kvalme, men studierne er "
    "små og ikke altid gode. Tal med en læge, før du spiser meget af den for første gang.",
    "Norwegian": "Ingefær er en gammel plante som mange har på kjøkkenet. Noen sier at den hjelper mot kvalme, men studiene er "
    "små og ikke alltid gode. Snakk med en lege før du spiser mye av den for første gang.",
    "Finnish": "Inkivääri on vanha kasvi, joka on monen keittiössä. Jotkut sanovat, että se auttaa pahoinvointiin, mutta "
    "tutkimukset ovat pieniä eivätkä aina hyviä. Kysy lääkäriltä, jos sinulla on lääkitys tai jos syöt sitä paljon.",
    "Hungarian": "A gyömbér régi növény, amely sok ember konyhájában ott van. Egyesek azt mondják, hogy segít a hányinger ellen, "
    "de a vizsgálatok kicsik, és nem mindig jók. Beszéljen az orvosával, ha sokat szeretne enni, vagy ha gyógyszert szed.",
    "Turkish": "Zencefil, birçok insanın mutfağında bulunan eski bir bitkidir. Bazıları bu bitkinin bulantı için iyi olduğunu "
    "söyler, ama çalışmalar küçük ve her zaman iyi değil. Çok yemek istiyorsanız önce bir doktor ile konuşun.",
    "Indonesian": "Jahe adalah tanaman tua yang ada di dapur banyak orang. Ada yang berkata bahwa tanaman ini membantu untuk "
    "mual, tetapi penelitian itu kecil dan tidak selalu baik. Bicaralah dengan dokter atau apoteker sebelum makan banyak.",
    "Filipino": "Ang luya ay isang lumang halaman na nasa kusina ng maraming tao. Sabi ng iba, ito ay mabuti para sa pagduduwal, "
    "pero ang mga pag-aaral ay maliit at hindi laging mabuti. Kausapin ang doktor kung kakain ng marami.",
    "Vietnamese": "Gừng là một loại cây có từ lâu trong bếp của nhiều người. Có người nói rằng cây này tốt cho những khi buồn "
    "nôn, nhưng các nghiên cứu còn nhỏ và không phải lúc nào cũng tốt. Hãy hỏi bác sĩ trước khi dùng.",
    "Romanian": "Ghimbirul este o plantă veche pe care mulți oameni o au în bucătărie. Unii spun că ajută la greață, dar "
    "studiile sunt mici și nu sunt mereu bune. Vorbiți cu medicul sau cu farmacistul pentru mai multe sfaturi.",
    "a language in another script": "Имбирь — старое растение, которое многие держат на кухне. Говорят, что он помогает от "
    "тошноты, но исследования малы и не всегда хороши. Поговорите с врачом, прежде чем есть его много.",
}
OTHER_SCRIPTS = [
    "生姜是一种古老的植物，很多人的厨房里都有。研究很小。",
    "الزنجبيل نبات قديم يحتفظ به كثير من الناس في المطبخ",
    "अदरक एक पुराना पौधा है जो बहुत लोगों की रसोई में होता है",
    "Το τζίντζερ είναι ένα παλιό φυτό που πολλοί έχουν στην κουζίνα τους",
    "生姜は多くの人の台所にある古い植物です",
    "생강은 많은 사람의 부엌에 있는 오래된 식물입니다",
]
ENGLISH = [
    "",
    "Rest well.",
    "β",
    "µg",
    "Ginger",
    "Café crème naïve résumé",
    "Ginger is an old plant that many people keep in the kitchen. Some say that it calms nausea, but the studies are small "
    "and not always good. Talk to your doctor before you take a large amount for the first time.",
    "Fluoxetine Sertraline Citalopram Escitalopram Paroxetine Venlafaxine Duloxetine Bupropion Mirtazapine Trazodone Lithium "
    "Valproate Lamotrigine Quetiapine Olanzapine Risperidone",
    "Zinc 5 mg per day " * 20,
    "Drug dose per day per kg: zinc per os, iron per os, et al; la, de novo, in vitro, in vivo, per se, ad hoc.",
    "Sleep early. Eat greens. Drink water. Walk daily. Stretch often. Breathe slowly. Smile more. Worry less. Call friends.",
    "CGRP α β γ δ receptors: 5-HT1A, 5-HT2A, D2, NMDA, AMPA, kainate, mGluR5, opioid μ κ δ, sigma-1, TrkB, BDNF, mTOR",
    "“La vie est une fleur dont le miel est l'amour” is a line that we like to quote when we speak of the food in the south "
    "of France, and it is what our readers have asked for most often.",
]


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_are_named(language: str) -> None:
    named = foreign_language(tokenize([FOREIGN[language]]).norms)
    related = {"Danish", "Norwegian"}
    assert named == language or {named, language} == related


@pytest.mark.parametrize("text", OTHER_SCRIPTS)
def test_other_scripts_are_refused(text: str) -> None:
    assert foreign_language(tokenize([text]).norms) == "a language in another script"


@pytest.mark.parametrize("text", ENGLISH)
def test_english_passes(text: str) -> None:
    assert foreign_language(tokenize([text]).norms) is None


@pytest.mark.parametrize("name", ["clinic-post", "clinic-post-rewritten", "publisher-article", "supplement-page"])
def test_the_examples_pass(name: str, request: pytest.FixtureRequest) -> None:
    path = request.config.rootpath / "examples" / f"{name}.md"
    assert foreign_language(tokenize([path.read_text(encoding="utf-8")]).norms) is None
