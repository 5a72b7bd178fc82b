"""Language tables for quotes and forwards: the strings that mail programs themselves write.

Sources: the localised builds of Gmail, Outlook (desktop, web, mobile), Apple Mail, Thunderbird, Yahoo,
Zimbra, Lotus Notes, mail.ru, Yandex, QQ and Foxmail as seen in mail, and CLDR for days of the week.
Cells are folded as they are read (see ``segment_lines.table``): case, diacritics and full width forms do
not count.
"""

from __future__ import annotations

from typing import Final

from triage.mail.segment_lines import table

WROTE_LAST: Final = table(
    """wrote | sent | writes | a ecrit | ecrit | a ecrit ce qui suit | escribio | escribe | escreveu
    | escrito | ha scritto | scrisse | scrive | va escriure | ha escrit | a scris | escribiu
    | napisal(a) | napisal | napisala | napisal/a | pisze | napsal(a) | napsal | napsala | pise
    | napisao | napisala je | je napisao | je napisala | je napisal | je napisal/a | napisao/la je
    | schrieb | schrieb folgendes | folgendes geschrieben | geschrieben | schreef
    | het volgende geschreven | geschreven | skrev | skrev foljande | skrev folgende | skreiv | skrifadi
    | kirjoitti | kirjoitti seuraavasti | kirjutas | irta | ezt irta | a kovetkezot irta | yazdi
    | sunlari yazdi | sunu yazdi | yazmis | parase | rase | rakstija | uzrakstija | εγραψε | написал(а)
    | написал | написала | пишет | писал(а) | писал | писала | пише | написав(ла) | написав | написала:
    | пиша | написа | је написао/ла | је написао | је написала | напісаў | 写道 | 寫道 | 写到 | 来信
    | のメール | が書きました | は書きました | さんは書きました | のメッセージ | に書きました | 님이 작성
    | 님이 작성한 메시지 | 작성 | 씀 | da viet | menulis | เขียนว่า | เขียน | כתב | כתבה | כתב/ה | ‏כתב
    | كتب | كتبت | نوشت | ने लिखा"""
)
"""Verbs that stand right before the colon."""

QUOTING: Final = table(
    """quoting | zitat von | zitiere | citando | citando a | citant | selon | citeren | citaat van | citerar
    | citerer | lainaus | cytowanie | cytuje | cituji | citace | цитирую | цитата | цитую | alinti | 引用"""
)
"""Horde's opening before the name: "Quoting Nora <a@b>:"."""

REPLY_ABOVE: Final = table(
    """reply above this line | type your reply above | write above this line | reply above the line
    | antworten sie oberhalb dieser | bitte antworten sie uber dieser | antwort oberhalb dieser linie
    | oberhalb dieser linie | oberhalb dieser zeile | repondre au-dessus de cette ligne
    | repondez au-dessus de cette ligne | au-dessus de cette ligne | responda por encima de esta linea
    | por encima de esta linea | escriba su respuesta encima | responda acima desta linha
    | acima desta linha | rispondi sopra questa riga | sopra questa linea | sopra questa riga
    | boven deze lijn | boven deze regel | powyzej tej linii | nad ta linia | ovanfor denna rad
    | ovanfor den har linjen | over denne linje | over denne linjen | taman rivin ylapuolelle
    | nad tento radek | nad timto radkem | выше этой линии | выше этой строки | вище цієї лінії
    | вище цього рядка | bu satirin ustune | この行より上に | この線より上に | 请在此行上方回复
    | 请在此线上方"""
)
"""What help desks put over the mail that they send: all below is theirs."""

WROTE_INSIDE: Final = table(
    """schrieb | schreef | skrev | skreiv | heeft | hat | wrote on | wrote | kirjoitti | schrieb am
    | schreef op | ha scritto il | a ecrit le | escribio el | escreveu em | napisal | napsal | pise | skrifadi
    | tarihinde | написал | написала | пишет"""
)
"""Verbs that the name or the date may follow."""

FIRST_PERSON: Final = table(
    """i wrote | we wrote | you wrote | i sent | we sent | you sent | schrieb ich | schrieb mir | schrieben
    | ich schrieb | j'ai ecrit | nous avons ecrit | vous avez ecrit | escribi | schreef ik | ik schreef
    | skrev jag | skrev jeg | was sent | were sent | is sent | been sent | have sent | has sent"""
)
"""Somebody's own prose about a letter, no mail program's line."""

LEADS: Final = frozenset(
    table(
        """a | af | am | at | d. | dana | date | den | dna | dne | dnia | du | el | el dia | em | em dia
        | il | il giorno | in | kl | kl. | la | le | lo | ngay | no | on | op | pa | pada | tarihinde
        | u | v | vao | vao luc | w | zo | στις | в | в? | во | від | дня | на | у | ב | בתאריך | في
        | 于 | 在 | 於"""
    )
)
"""Words that open an attribution line, before the day."""

WEEKDAYS: Final = frozenset(
    table(
        """car | carsamba | cmt | csut | csutortok | ct | ctvrtek | cum | cuma | cumartesi | czw | czwartek
        | di | dienstag | dim | dimanche | dinsdag | do | dom | domenica | domingo | donderdag
        | donnerstag | fr | fre | fredag | freitag | fri | friday | gio | giovedi | het | hetfo | jeu
        | jeudi | jue | jueves | jum | kam | ke | ked | kedd | keskiviikko | la | lauantai | lor
        | lordag | lun | lundi | lunedi | lunes | ma | maanantai | maanantaina | maandag | man | mandag
        | mar | mardi | martedi | martes | mer | mercoledi | mercredi | mi | mie | miercoles | min
        | mittwoch | mo | mon | monday | montag | ne | nedela | nedele | nie | niedz | niedziela | ons
        | onsdag | pa | patek | paz | pazar | pazartesi | pe | pen | pentek | per | perjantai | persembe
        | piatek | piatok | po | pon | pondeli | pondelok | poniedzialek | pt | pzt | qua | quarta
        | quarta-feira | qui | quinta | quinta-feira | rab | sa | sab | sabado | sabato | sal | sali
        | sam | samedi | samstag | sat | saturday | seg | segunda | segunda-feira | sel | sen | sex
        | sexta | sexta-feira | so | sob | sobota | son | sond | sondag | sonnabend | sonntag | sr
        | sroda | st | streda | stvrtok | su | sun | sunday | sunnuntai | sze | szerda | szo | szombat
        | ter | terca | terca-feira | thu | thur | thurs | thursday | ti | tiistai | tiistaina | tir
        | tirsdag | tis | tisdag | to | tor | tors | torsdag | torstai | tue | tues | tuesday | ut
        | utery | utorok | vas | vasarnap | ven | vendredi | venerdi | vie | viernes | vr | vrijdag
        | wed | wednesday | wo | woensdag | wt | wtorek | za | zaterdag | zo | zondag | воскресенье | вс
        | вт | вторник | вівторок | нд | неділя | пн | понедельник | понедшок | понеділок | пт | пятница
        | пятниця | сб | середа | ср | среда | суббота | субота | четвер | четверг | чт"""
    )
)
"""Days of the week (CLDR, abbreviated and wide)."""

FROM: Final = table(
    """from | von | de | da | van | od | fra | fran | lahettaja | от | от кого | від | від кого | kimden
    | gonderen | 差出人 | 送信者 | 发件人 | 寄件者 | 寄件人 | 發件人 | expediteur | remitente | mittente
    | afzender | nadawca | avsandare | afsender | avsender | odesilatel | отправитель | відправник
    | 보낸사람 | 보낸 사람 | felado | de la | expeditor | απο | מאת | من | tu | dari | remetente
    | absender | posiljatelj | salje | saatja | kellelt | no | nuo | od koho | จาก | de/from | from/von
    | 送件人 | 发信人 | fra/from | ad"""
)

DATE: Final = table(
    """sent | date | gesendet | gesendet am | datum | envoye | envoye le | envoyee | date d'envoi | enviado
    | enviado el | enviado em | enviada em | enviada | enviados | enviada el | fecha | fecha de envio
    | data | inviato | inviata | data invio | verzonden | wyslano | wyslane | skickat | sendt
    | lahetetty | pvm | paivays | paivamaara | odeslano | odoslane | отправлено | дата | дата отправки
    | надіслано | відправлено | gonderildi | gonderme tarihi | gonderilme tarihi | tarih | 送信日時
    | 送信日 | 日付 | 日時 | 发送时间 | 发送日期 | 日期 | 寄件日期 | 傳送時間 | 發送時間 | 時間 | 时间
    | 보낸 날짜 | 보낸날짜 | 날짜 | dato | kuldve | elkuldve | datum odeslani | trimis | εσταλη | στις
    | נשלח | בתאריך | تاريخ | التاريخ | da gui | da gui luc | ngay | tanggal | dikirim | poslano
    | poslato | saadetud | nosutits | issiusta | sent at | sent on | date sent | received | skickad
    | skickade | เมื่อ | วันที่ | изпратено"""
)

TO: Final = table(
    """to | an | a | para | aan | do | till | til | vastaanottaja | komu | pro | кому | kime | alici
    | kimlere | 宛先 | 收件人 | 收件者 | 받는사람 | 받는 사람 | cimzett | catre | προς | אל | إلى | den
    | toi | kepada | ke | destinataire | destinataires | destinatario | empfanger | mottagare | modtager
    | mottaker | za | prima | primatelj | kellele | kam | kom | до | получатель | на | ถึง | kopija
    | 送达"""
)

CC: Final = table(
    """cc | bcc | kopie | kopia | kopi | copie | copia | copia a | kopio | копия | копія | bilgi | 抄送
    | 副本 | 참조 | dw | udw | masolatot kap | masolat | cc: | ccn | cci | cco | con copia a | c.c.
    | kopi til | kopia till | skrytaia kopiia | 密送 | κοιν | עותק | نسخة | tembusan | copie a | koopia"""
)

SUBJECT: Final = table(
    """subject | 主旨 | betreff | objet | asunto | assunto | oggetto | ogg
    | onderwerp | temat | amne | emne | aihe
    | predmet | тема | konu | 件名 | 主题 | 主題 | 제목 | targy | subiect | θεμα | נושא | الموضوع
    | موضوع | chu de | tieu de | perihal | subjek | vec | teema | temats | tema | sujet | emneord
    | assumpte | относно | หัวข้อ | เรื่อง | 标题"""
)

OTHER: Final = table(
    """reply-to | antwort an | repondre a | responder a | rispondi a | beantwoorden | odpowiedz do
    | reply to | importance | wichtigkeit | importancia | importanza | prioritat | priority
    | attachments | anlagen | anhange | pieces jointes | adjuntos | allegati | bijlagen | zalaczniki
    | organization | message-id | newsgroups | resent-from | mailed by | list-id | bijlage
    | antworten an | 返信先 | 回复 | resent-date"""
)

ORIGINAL: Final = table(
    """original | antwort nachricht | original message | original mail | original e-mail
    | original email | original appointment
    | originalnachricht | ursprungliche nachricht | urspr. nachricht | ursprungliche mail
    | ursprungliche e-mail | original-nachricht | message original | message d'origine | message initial
    | mail original | courriel original | e-mail d'origine | mensaje original | mensagem original
    | correo original | messaggio originale | messaggio di origine | oorspronkelijk bericht
    | origineel bericht | originele e-mail | wiadomosc oryginalna | oryginalna wiadomosc
    | wiadomosc pierwotna | ursprungligt meddelande | originalmeddelande | ursprungligt e-postmeddelande
    | oprindelig meddelelse | original meddelelse | oprindelig besked | opprinnelig melding
    | original melding | alkuperainen viesti | alkuperainen sahkoposti | puvodni zprava | puvodni e-mail
    | povodna sprava | исходное сообщение | исходное письмо | исходного сообщения
    | оригинальное сообщение | вихідне повідомлення | оригінальне повідомлення | початкове повідомлення
    | ozgun ileti | orijinal ileti | orijinal mesaj | ozgun mesaj | 元のメッセージ | 元のメール
    | 原始邮件 | 邮件原件 | 原始郵件 | 原郵件 | 原邮件 | 원본 메시지 | 원본 메일 | 원본 이메일
    | eredeti uzenet | mesaj original | mesajul original | αρχικο μηνυμα | הודעה מקורית | رسالة أصلية
    | الرسالة الأصلية | originalna poruka | izvorna poruka | izvirno sporocilo | algne kiri
    | algupärane kiri | pesan asli | thu goc | tin nhan goc | missatge original | originaal | antwort
    | reply message | 回复的原邮件 | messaggio originario"""
)
"""Between dashes over a quoted mail."""

FORWARDED: Final = table(
    """forward | fwd | weitergeleit | weiterleitung | transfer | reexpedi | fait suivre | faisant suivre
    | reenvia | reenvio | rebotad | encaminha | reencaminha | inoltr | doorgest | doorgezonden | przekaz
    | przesl | vidarebefordr | vidaresan | videresen | valite | edelleenlahet | edelleen lahet | preposl
    | preposiel | пересыл | переслан | перенаправ | переадрес | пересилан | пересланий | препратен
    | прослеђен | iletilen | iletildi | ilettigi | yonlendirilen | 転送 | 转发 | 轉寄 | 轉發 | 전달된
    | 전달한 | 전달 메시지 | tovabbitott | redirection | transmis | προωθημεν | הועבר | מועבר | محول
    | معاد توجيه | chuyen tiep | diteruskan | proslijed | prosled | posredova | edastatud | parsutits
    | persiust | transmes | reenviat | mensagem encaminhada | redirigid"""
)
"""Stems: a marker line that holds one of them, or a full sentence of Apple Mail's, opens a forward."""

FORWARD_OPENERS: Final = table(
    """begin forwarded message | begin forwarded mail | anfang der weitergeleiteten nachricht
    | anfang der weitergeleiteten e-mail | debut du message reexpedie | debut du message transfere
    | inicio del mensaje reenviado | inicio da mensagem reencaminhada | inicio da mensagem encaminhada
    | inizio messaggio inoltrato | inizio del messaggio inoltrato | begin doorgestuurd bericht
    | poczatek przekazywanej wiadomosci | poczatek przekazanej wiadomosci | vidarebefordrat brev
    | vidarebefordrat meddelande | borjan pa vidarebefordrat meddelande | start pa videresendt besked
    | start pa videresendt meddelelse | videresendt besked | videresendt meddelelse
    | videresendt melding | start pa videresendt melding | valitetty viesti | alku valitetty viesti
    | edelleenlahetetty viesti | zacatek preposlane zpravy | zaciatok preposlanej spravy
    | начало переадресованного сообщения | начало переадресуемого сообщения
    | начало пересылаемого сообщения | початок переадресованого повідомлення
    | початок листа, що пересилається | початок пересланого листа | iletilen mesajin baslangici
    | iletilmis mesajin baslangici | iletinin baslangici | 転送されたメッセージ
    | 以下は転送されたメッセージです | 开始转发的邮件 | 以下是转发的邮件 | 以下是轉寄的郵件
    | 開始轉寄郵件 | 전달된 메시지 | 다음은 전달된 메시지입니다 | tovabbitott level kezdete
    | tovabbitott uzenet | inceputul mesajului redirectionat | weitergeleitete nachricht
    | message transfere | mensaje reenviado | mensagem encaminhada | messaggio inoltrato
    | doorgestuurd bericht | przekazana wiadomosc | preposlana zprava | пересылаемое сообщение
    | forwarded message"""
)
"""A whole line that opens a forward without dashes, usually with a colon."""

FORWARD_SUBJECTS: Final = frozenset(
    table(
        """doorst | enc | fs | fs. | fw | fwd | fwd. | i | ilt | inoltro | pd | pr | reenv | res-fwd | rif
        | rv | tov | továbbítás | tr | trs | vb | vid | vl | weitergeleitet | wg | перенаправлено
        | пересл | переслано | 転送 | 轉寄 | 轉發 | 转发 | 전달"""
    )
)
"""Subject prefixes of a forward, folded. ``vs`` is not among them: see ``VS_LABELS``."""

VS_LABELS: Final = ("fra", "emne", "sendt", "dato")
"""``VS:`` is *Videresendt* (forwarded) over a Norwegian or Danish block, *Vastaus* (an answer) in Finnish."""

FYI: Final = frozenset(
    table(
        """as discussed | asagida | below | bilgi icin | bilgilerinize | bilginiz olsun | bilginize
        | bitte siehe unten | cf. ci-dessous | do wiadomosci | do wiedzy | fki | for information
        | for kaenedom | for kannedom | for your information | forwarding | fw | fwd | fyi | fyi gracias
        | katso alla | ks. alla | na vedomi | p.c. | para conhecimento | para informacion
        | para seu conhecimento | para su informacion | para sua informacao | para tu informacion
        | patrz nizej | per conoscenza | per tua informazione | per vostra informazione
        | please see below | pls see below | ponizej | pour info | pour information
        | pour votre information | pro info | pro informaci | pvi | s. u. | s.u. | se nedan
        | se nedenfor | se under | see below | see below please | siehe unten | spre informare | t.i.
        | tajekoztatasul | ter info | ter informatie | tiedoksi | til din orientering | til info
        | til orientering | till kannedom | vedi sotto | veja abaixo | ver abaixo | ver abajo
        | ver mas abajo | viz nize | voir ci-dessous | voir ci-dessous svp | wie besprochen | z. k.
        | z.k. | z.kts. | zie hieronder | zie onder | zk | zu ihrer information | zur info
        | zur information | zur kenntnis | zur kenntnisnahme | για ενημερωση | див. нижче
        | для информации | для інформації | до відома | к сведению | см. ниже | смотри ниже | לידיעתך
        | للعلم | ご参考 | ご参考まで | 下記参照 | 以下ご確認ください | 供参考 | 参考まで | 參考 | 如下
        | 见下 | 請參考 | 请参考 | 참고 | 참고 바랍니다 | 참고하세요"""
    )
)
"""Words above a forward that add nothing of their own."""
