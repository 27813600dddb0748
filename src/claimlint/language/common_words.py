"""The commonest words of English and of other languages in its alphabet, by which a text's language is known.

From general knowledge of each language: words that stand in almost any paragraph, and what is elided before vowels.
"""

from __future__ import annotations

ENGLISH = frozenset(
    "the of and to in is that for it as was with be on not he by are this or his from at which but have an "
    "they you were her all she there would their we him been has when who will no more if out so what up its "
    "about into than them can only other may your our these also how my me us some any do does did new now use "
    "used helps get why after before over most many much without within while because each every between "
    "through during such should could must made make year years day days week weeks people study studies "
    "health n't".split()
)
_OTHERS = {
    "German": (
        "der die das und ist nicht ein eine mit für auf von den dem des zu im sich auch wird bei oder sind einen "
        "einer eines einem nach aus wie wenn nur noch kann haben hat war werden wurde vor um zum zur über unter "
        "durch ihre ihren ihr ihrer sie wir uns ich er es man dass ohne gegen bis seit sehr mehr keine kein unser "
        "unsere unseren unserer diese dieses dieser diesem mein meine sein seine dein deine als an in am so was "
        "wer ganz nie jede jeden jeder dank viel viele bevor nachdem sollte muss können zwei drei zehn"
    ),
    "French": (
        "le la les des et est une dans pour que qui sur avec pas sont du au aux par plus ce cette ou être elle un "
        "de en il ils nous vous notre votre nos vos son sa ses mon ma mes leur leurs se ne sans sous chez comme "
        "mais donc depuis avant après pendant entre très tout tous toute toutes fait faire peut ont été avoir a à "
        "on y cet ces deux trois dix jour jours semaine fois contre grâce soit afin aucun aucune beaucoup moins l' "
        "d' qu' n' s' c' j' m' t' jusqu' lorsqu' puisqu' aujourd'"
    ),
    "Spanish": (
        "el la los las y es una un para que con por del se su sus al como más o pero este esta estos estas son "
        "entre no lo de en nuestro nuestra nuestros nuestras tu tus mi mis le les nos si sí sin sobre hasta desde "
        "durante antes después muy también ya hay ser está están fue fueron ha han cada todo toda todos todas "
        "ningún ninguna dos tres diez día días noche gracias contra hacia otro otra otros cuando donde porque a e "
        "ni ella él usted"
    ),
    "Italian": (
        "il lo la i gli le di che è una un uno per con non sono del della dei delle degli nel nella nei al allo "
        "alla ai alle dal dalla dai sul sulla da in su tra fra come più anche questo questa questi queste si ma e "
        "o ed se nostro nostra nostri nostre tuo tua tue tuoi suo sua suoi sue mio mia ha hanno stato stata essere "
        "ogni tutto tutta tutti tutte nessuno nessuna senza prima dopo quando dove molto molta oltre almeno due "
        "tre dieci giorno grazie basta l' dell' all' nell' dall' sull' un' d' c' quest'"
    ),
    "Portuguese": (
        "o a os as de que é uma um para com não do da em por mais como dos das se ao aos à às são na no nas nos e "
        "ou seu sua seus suas nosso nossa nossos nossas meu minha este esta esse essa estes pelo pela pelos sem "
        "sobre até desde durante antes depois muito muita também já há ser está foi foram ela ele eles todo toda "
        "todos todas cada nenhum nenhuma entre quando onde porque mas dois duas três dez dia dias noite graças "
        "contra você"
    ),
    "Catalan": (
        "el la els les i és una un per a amb que del dels de no són al als aquest aquesta més com o però en es "
        "seva seu nostre nostra sense sobre tots totes molt també l' d' s' n'"
    ),
    "Dutch": (
        "de het een en van is dat niet op te zijn met voor aan er ook bij of worden wordt werd deze dit door naar "
        "kan in uw u je jij wij we ze zij hij haar hun mijn onze ons om uit over onder tegen tot zonder na als dan "
        "maar nog geen enkele meer veel heeft hebben had was waren elke elk alle dankzij sinds vóór binnen per dag "
        "nooit hoe wat wie omdat voordat moet kunt twee drie tien genoeg"
    ),
    "Polish": (
        "i w z na do nie się to jest że o jak po przez dla są od oraz który która które którzy lub albo może być "
        "ale ten ta te tego tej tych jej jego ich nasz nasza nasze naszej naszym naszemu twój twoja twoje twoich "
        "twoją mój moja bez przed przy pod nad za u co czy aby żeby już tylko bardzo dwa dwie trzy dziesięć raz "
        "każdy każdego każdej dzięki ponad podczas ona on oni ze we kiedy żaden żadne żadnych"
    ),
    "Czech": (
        "a v na se je že to s z do o pro jako ale nebo při po jsou by který která které není může také bez před od "
        "za u ze ve náš naše jeho její tento tato toto jen velmi když každý každou dva tři"
    ),
    "Croatian": (
        "i u na je se da za od su s što ne kao ali ili koji koja koje može iz po nije te bez prije nakon kod sve "
        "ovaj ova ovo naš naša vaš vrlo samo svaki dva tri"
    ),
    "Swedish": (
        "och att det som en ett är av för med den till inte om har på kan eller från vid i de du vi ni han hon sin "
        "sitt sina vår vårt våra ditt dina din min mitt denna detta dessa här utan under mot efter före innan "
        "sedan över mycket mer alla varje ingen inget inga var vara blir får hos tack vare aldrig två tre tio dag "
        "dagen natt när hur där man bör samband"
    ),
    "Danish": (
        "og at det er en et til af for på med den de ikke der som har kan eller fra ved i du vi han hun sin sit "
        "sine vores din dit dine min denne dette disse uden under mod efter før siden over meget mere alle hver "
        "ingen intet var være bliver får hos aldrig to tre ti dag dagen nat når hvor hvordan man bør sammen takket "
        "giver"
    ),
    "Norwegian": (
        "og at det er en et til av for på med den de ikke der som har kan eller fra ved i du vi han hun sin sitt "
        "sine vår vårt våre din ditt dine min denne dette disse uten under mot etter før siden over mye mer alle "
        "hver ingen var være blir får hos aldri to tre ti dag dagen natt når hvor hvordan man bør sammen takket "
        "gir"
    ),
    "Finnish": (
        "ja on ei se että voi tai myös ovat kun joka oli mutta kuin niin sen hän ole tämä ilman ennen jälkeen "
        "kanssa kaikki sinun meidän vain hyvin kaksi kolme"
    ),
    "Hungarian": (
        "a az és nem hogy egy is ez van meg de csak vagy mint ha lehet azt el már nélkül után előtt minden nagyon "
        "két három"
    ),
    "Turkish": (
        "ve bir bu için ile de da olarak daha çok gibi olan en veya kadar sonra her ise olmadan önce karşı sizin "
        "bizim hiçbir iki üç on değil mi ne ki"
    ),
    "Indonesian": (
        "yang dan di untuk dengan ini itu dari pada adalah tidak dalam akan ke atau juga oleh tanpa setelah "
        "sebelum setiap kami anda dua tiga"
    ),
    "Filipino": "ang ng sa na mga at ay hindi ito para may kung o ni si isang ating inyong walang bawat",
    "Vietnamese": "và của là có không cho các được trong một những với người này để khi trước sau mỗi bạn chúng",
    "Romanian": (
        "și de la în este care cu pe nu o un sau din pentru mai sunt prin ca ce fără după înainte fiecare noastră "
        "nostru dumneavoastră foarte doi trei"
    ),
}
OTHERS = {name: frozenset(words.split()) for name, words in _OTHERS.items()}
"""The words of each language, by its English name."""
#: Words that English drafts borrow (`per os`, `et al`, `de novo`) or share with these languages.
SHARED = ENGLISH | frozenset(
    "a al an as at con da de die do du e en es et fin for i in is la le lo man me men mi min no non o of on "
    "par per plus pro sans se si so son sur to tot u un van via vs von was we".split()
)
"""Words that tell of a language half as much as others."""
