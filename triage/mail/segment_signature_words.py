"""Language tables for signatures, folded as in ``segment_lines``."""

from __future__ import annotations

from typing import Final

from triage.mail.segment_lines import table

CLOSINGS: Final = frozenset(
    table(
        """a bientot | abraco | abracos | abrazos | all the best | amicalement | amities | ar cieņu
        | atenciosamente | atentamente | att | att. | atte | atte. | avec mes salutations
        | basta halsningar | bedste hilsner | best | best regards | best rgds | best wishes
        | beste groet | beste groeten | beste gruesse | beste grusse | beste gruße | beste hilsen
        | besten gruss | besten gruß | bien a toi | bien a vous | bien cordialement | bien sincerement
        | br | brgds | buona giornata | cari saluti | cdlt | cdt | cheers | com os melhores cumprimentos
        | com os meus cumprimentos | con i migliori saluti | con i piu cordiali saluti
        | cordiais cumprimentos | cordiais saudacoes | cordialement | cordiales saludos
        | cordiales salutations | cordiali saluti | cordialita | cordially | cordialmente | cu drag
        | cu respect | cu stima | cumprimentos | de bedste hilsner | distinti saluti | es grusst
        | freundlich grusst | freundliche gruesse | freundliche grusse | freundliche gruße
        | freundlichen gruss | freundlichen gruß | groet | groeten | groetjes | gruesse | gruss | grusse
        | gruß | gruße | halsning | halsningar | hartelijke groet | hartelijke groeten
        | herzliche gruesse | herzliche grusse | herzliche gruße | hilsen | hilsener | hilsner
        | hjartliga halsningar | hochachtungsvoll | hoogachtend | hormat saya | hurmetlerimle
        | i migliori saluti | in fede | iyi calismalar | iyi gunler dilerim | kaerlig hilsen | kh
        | kind regards | kindest regards | kr | kunnioittavasti | lacze pozdrowienia
        | le saluda atentamente | lep pozdrav | lg | liebe gruesse | liebe grusse | liebe gruße
        | lieben gruss | lieben gruß | lijep pozdrav | lugupidamisega | m.v.g. | mange hilsner
        | many regards | med vanlig halsning | med vanlig halsning/best regards | med vanliga halsningar
        | med venlig hilsen | med venlige hilsner | med vennlig hilsen | meilleures salutations
        | melhores cumprimentos | met groet | met hartelijke groet | met vriendelijke groet
        | met vriendelijke groeten | mfg | mit besten grussen | mit besten grußen
        | mit freundlichem gruss | mit freundlichem gruß | mit freundlichen gruessen
        | mit freundlichen grussen | mit freundlichen grußen | mit herzlichen grussen
        | mit herzlichen grußen | mit lieben grussen | mit lieben grußen | mit vielen grussen
        | mit vielen grußen | muy atentamente | mvg | mvh | pagarbiai | parhain terveisin
        | parimate soovidega | pozdrav | pozdrawiam | pozdrawiam serdecznie | pozdrowienia
        | reciba un cordial saludo | regards | regards and thanks | respectfully | respectfully yours
        | respectueusement | respeitosamente | rgds | s postovanjem | s pozdravem | s pozdravom
        | s pranim hezkeho dne | s pratelskym pozdravem | s prianim pekneho dna | s uctou | salam
        | salam hormat | saludos | saludos cordiales | saludos y gracias | salutations
        | salutations distinguees | saluti | saudacoes | saygilar | saygilarimizla | saygilarimla
        | schoene gruesse | schone grusse | schone gruße | selamlar | serdecznie pozdrawiam | sevgiler
        | sevgilerimle | sincerely | sincerely yours | sincerement | sinceres salutations
        | sonnige grusse | srdacan pozdrav | srdecne zdravi | szivelyes udvozlettel | t. | tanti saluti
        | terima kasih dan salam | terv | terv. | terveiset | terveisin | than ai
        | thank you and regards | thanks & best regards | thanks & regards | thanks and best regards
        | thanks and regards | tisztelettel | toate cele bune | tran trong | tres cordialement
        | udvozlettel | um abraco | un abrazo | un caro saluto | un cordial saludo | un cordiale saluto
        | un saludo | un saluto | vanliga halsningar | vanligen | venlig hilsen | venlige hilsner
        | vennlig hilsen | vennlige hilsener | vg | vh | viele gruesse | viele grusse | viele gruße
        | vielen dank und freundliche grusse | vielen dank und viele grusse | vriendelijke groet
        | vriendelijke groeten | warm regards | warmest regards | warmly | with best regards
        | with kind regards | with many thanks and kind regards | with regards | yours
        | yours faithfully | yours sincerely | yours truly | yst. terv. | ystavallisesti
        | ystavallisin terveisin | yt | z powazaniem | z pozdrowieniami | z szacunkiem
        | z wyrazami szacunku | zdravim | με εκτιμηση | φιλικα | всего доброго | всего наилучшего
        | з найкращими побажаннями | з повагою | искренне ваш | искренне ваша | наилучшие пожелания
        | найкращі побажання | с наилучшими пожеланиями | с приветом | с уважением | щиро | щиро ваш
        | בברכה | בכבוד רב | مع أطيب التحيات | مع تحياتي | どうぞよろしくお願いいたします
        | よろしくお願いいたします | よろしくお願いします | よろしくお願い致します | 以上
        | 以上、よろしくお願いいたします | 以上、よろしくお願いします | 何卒よろしくお願いいたします
        | 宜しくお願いいたします | 宜しくお願いします | 宜しくお願い致します | 敬上 | 敬具 | 敬礼
        | 敬祝商祺 | 此致 | 此致敬礼 | 祝商祺 | 祝好 | 祝您工作愉快 | 草々 | 谨上 | 順頌商祺 | 顺颂商祺
        | 감사합니다 | 드림 | 안녕히 계세요 | 올림"""
    )
)
"""Whole lines that close a mail and say nothing else. Thanks alone are no closing: they are an answer."""

THANKS: Final = table(
    """thanks | thank you | thank you very much | many thanks | thanks a lot | thanks in advance
    | thank you in advance | danke | danke schon | dankeschon | vielen dank | herzlichen dank | besten dank
    | danke im voraus | vielen dank im voraus | vielen dank vorab | merci | merci beaucoup | merci d'avance
    | merci par avance | gracias | muchas gracias | gracias de antemano | obrigado | obrigada | muito obrigado
    | muito obrigada | grazie | grazie mille | molte grazie | grazie in anticipo | bedankt | dank u | dank je
    | alvast bedankt | bij voorbaat dank | dziekuje | dzieki | z gory dziekuje | tack | tack pa forhand | tak
    | mange tak | pa forhand tak | takk | mange takk | pa forhand takk | kiitos | kiitos etukateen | dekuji
    | predem dekuji | diky | спасибо | заранее спасибо | благодарю | дякую | tesekkurler | tesekkur ederim
    | ありがとうございます | 谢谢 | 謝謝 | 感谢 | 감사합니다"""
)
"""They stay with the answer; a block of name and contact lines below them is a signature all the same."""

DEVICES: Final = table(
    """iphone | ipad | ipod | blackberry | android | samsung | galaxy | huawei | xiaomi | redmi | nokia
    | lumia | oneplus | motorola | htc | sony | xperia | oppo | nexus | windows phone
    | windows 10 phone | windows mobile | windows-telefon | outlook | outlook mobile | yahoo mail
    | yahoo | gmail mobile | gmail | proton mail | protonmail | protonmail mobile | mail.ru | yandex
    | yandex.mail | aol | aol mobile mail | gmx | gmx app | gmx mail | web.de | telekom
    | mail for windows | airmail | mailbird | bluemail | blue mail | acompli | k-9 mail | k-9
    | thunderbird | sparrow | polymail | superhuman | zimbra | fairemail | mobile orange | айфона
    | телефонумдан | telefonumdan | cihazimdan | 小米手机 | qq邮箱 | qq mail | 网易邮箱 | foxmail
    | アウトルック | fastmail | zoho mail | typeapp | mymail | mailtrack | aqua mail | aquamail | canary mail
    | edison mail | em client | mailspring | postbox | mailo | tutanota | tuta mail | posteo | seznam
    | wp poczta | interia | t-online | freenet mail | laposte.net | laposte | bluewin | virgilio | libero mail
    | tiscali | kpn mail | ziggo | rediffmail | naver | 네이버 | 网易邮箱大师 | courrier pour windows
    | correo para windows | posta per windows | mail voor windows | email para windows | яндекс.почты
    | яндекс почты | jio | verizon | t-mobile | vodafone | mail orange | newton mail | windows mail"""
)
"""Makes and programs that mail is sent from. A place ("my desk") is none."""

GENERIC_DEVICES: Final = table(
    """pixel | moto | macbook | mac | windows | smartphone | phone | mobile | mobile phone
    | mobile device | cell phone | cell | cellphone | tablet | handheld | wireless device
    | wireless handheld | spark | nine | front | hey | missive | mobilgerat | mobiltelefon | handy
    | telefon | telephone | tel
    | appareil mobile | mobil | movil | celular | telefono | dispositivo movil | dispositivo mobile
    | cellulare | telemovel | dispositivo movel | mobiel | mobiele telefoon | telefoon | mobieltje
    | komorki | smartfona | telefonu | urzadzenia mobilnego | mobilenhet | mobilen | mobilenheten
    | mobilen enhed | puhelimesta | puhelimestani | kannykasta | mobilu | mobilniho telefonu
    | chytreho telefonu | телефона | смартфона | мобильного | мобильного телефона
    | мобильного устройства | планшета | телефону | смартфону | мобільного | 携帯 | スマートフォン
    | 手机 | 手機 | 휴대폰 | 휴대전화 | スマホ | okostelefon | mobilomrol | dien thoai"""
)
"""Common words for them: only right behind the opening ("my mobile phone")."""

SENT_FROM: Final = table(
    """provenance | verzonden vanuit | sent from | sent via | sent with | sent using
    | get outlook for | envoye de | envoye depuis
    | envoye a partir | envoye avec | envoye a l'aide | obtenez | telechargez outlook | von meinem
    | von meiner | gesendet von | gesendet mit | gesendet aus | versendet von
    | diese nachricht wurde von meinem | diese e-mail wurde von meinem | holen sie sich outlook
    | outlook fur | enviado desde | enviado con | enviado de | enviado do | enviado a partir
    | enviado pelo | enviado por | enviado mediante | enviado via | enviada do | obtener outlook
    | obtenga outlook | obter o outlook | obtenha o outlook | inviato da | inviato dal | inviato con
    | inviato tramite | ottieni outlook | scarica outlook | verzonden vanaf | verstuurd vanaf
    | verzonden met | verstuurd met | verzonden via | download outlook | outlook downloaden | wyslane z
    | wyslano z | wyslano za pomoca | pobierz program outlook | pobierz aplikacje outlook | skickat fran
    | skickades fran | skickat via | skickat med | hamta outlook | sendt fra | sendt med | sendt via
    | hent outlook | fa outlook | last ned outlook | lahetetty | hanki outlook | odeslano z | odeslane z
    | odoslane z | ziskejte outlook | stahnout outlook | отправлено с | отправлено из | отправлено через
    | послано с | скачать outlook | получить outlook | надіслано з | надіслано із | відправлено з
    | завантажте outlook | iphone'umdan | gonderildi | outlook'u edinin | iphoneから送信
    | 發自我的 | 發自 | iphone から送信 | ipadから送信 | 私のiphoneから | androidから | から送信
    | 发自我的 | 发自
    | 來自我的 | 從我的 | 从我的 | 傳送自 | 发送自 | 获取 outlook | 取得 outlook | 나의 iphone에서 보냄
    | 내 iphone에서 | 에서 보냄 | iphone-rol kuldve | kuldve | elkuldve | trimis de pe | trimis din
    | σταλθηκε απο | εσταλη απο | נשלח מה | أرسلت من | أرسل من | duoc gui tu | gui tu | dikirim dari
    | poslano z | poslano sa | poslato sa | saadetud | nosutits no | this email was sent from
    | this message was sent from | written on my | typed on my | tapped on my"""
)
"""Openings of a program's own line; a device or program must follow soon."""

SENT_FROM_LAST: Final = table(
    """gesendet | 发送 | から送信 | 에서 보냄 | kuldve | elkuldve | lahetetty | gonderildi | geschickt
    | geschrieben | verschickt | versendet"""
)
"""Verbs that end such a line where the device stands first."""

APOLOGIES: Final = table(
    """please excuse | please forgive | excuse the brevity | excuse any | excuse typos | apologies for
    | bitte entschuldigen sie | veuillez excuser | merci d'excuser | disculpe | perdone | desculpe
    | scusate | excuus voor | think before you print | please consider the environment
    | bitte denken sie an die umwelt | pensez a l'environnement | pensez a la planete
    | antes de imprimir | prima di stampare | denk aan het milieu | before printing | avant d'imprimer
    | vor dem ausdrucken | tank pa miljon | taenk pa miljoet"""
)

DISCLAIMERS: Final = table(
    """confidential | privileged | intended recipient | intended solely | intended only | unauthorised
    | unauthorized | disclaimer | legal notice | received this e-mail in error
    | received this email in error | received this message in error | vertraulich | bestimmungsgemasse
    | empfanger bestimmt | irrtumlich erhalten | nicht der richtige adressat | unbefugt | confidentiel
    | destinataire | par erreur | confidencial | destinatario | por error | por engano | aviso legal
    | riservat | per errore | d.lgs | gdpr | vertrouwelijk | geadresseerde | poufne | adresata
    | konfidentiell | fortrolig | avsedd for | luottamuksellin | duverne | конфиденциальн | адресат
    | конфіденційн | gizli | 機密 | 保密 | 機密情報 | 宛先以外 | virus | amtsgericht | registergericht
    | handelsregister | geschaftsfuhrer: | registered in england | registered office | company number
    | unsubscribe"""
)
"""Two of them in a paragraph make it a notice (one, where it is the paragraph's heading)."""

MATTERS: Final = table(
    """order | invoice | ticket | case n | case # | case: | tracking | customer n | account n | ref. | ref:
    | reference | serial | bestell | auftrag | rechnung | kundenn | kunden-n | kd.-nr | sendung
    | vertragsn | commande | facture | numero de client | dossier
    | pedido | factura | fatura | encomenda | ordine | fattura | numero cliente
    | codice cliente | numero de cliente | bestelling | factuur | klantn
    | zamowien | faktur | ordre | tilaus | lasku | objednav | заказ | счет | замовлен | рахунок
    | siparis | 注文 | 請求 | 订单 | 發票 | 发票 | 주문 | iban | amount | betrag | quantity | menge
    | deadline | address: | adresse: | lieferadresse"""
)
"""A line that holds one of them is the customer's matter, wherever it stands."""

POSTSCRIPTS: Final = table(
    """ps | p.s | p.s. | ps: | ps. | p.p.s | pps | nb: | n.b. | edit: | nachtrag | p.d. | pd: | ps, | з.и.
    | p.s: | 追伸 | 又及"""
)
