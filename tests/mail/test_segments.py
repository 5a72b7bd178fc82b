"""Segments: what is new, what is signature, what is quoted, what is forwarded, in many clients and languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.mail import segment_signature_words, segment_words
from triage.mail.message import Segment, SegmentKind
from triage.mail.segment_lines import fold
from triage.mail.segments import (
    is_forward_subject,
    new_text_of,
    quote_of,
    reply_of,
    segment,
    signature_of,
)

ATTRIBUTIONS = {
    "en gmail": "On Tue, Mar 4, 2025 at 9:12 AM Nora Quill <nora@quill.example> wrote:",
    "en gmail wrapped": "On Tue, Mar 4, 2025 at 9:12 AM Nora Quill from the Harbour Office\n<nora.quill.harbour@quill.example> wrote:",
    "en gmail wrapped address": "On Tue, Mar 4, 2025 at 9:12 AM Nora Quill <\nnora.quill.harbour.office@quill.example> wrote:",
    "en apple": "On 4 Mar 2025, at 09:12, Nora Quill <nora@quill.example> wrote:",
    "en thunderbird": "On 04/03/2025 09:12, Nora Quill wrote:",
    "en yahoo": "On Tuesday, 4 March 2025 at 09:12:44 GMT, Nora Quill <nora@quill.example> wrote: ",
    "en yahoo old": "--- On Tue, 3/4/25, Nora Quill <nora@quill.example> wrote:",
    "en outlook mobile": 'On Tue, Mar 4, 2025 at 9:12 AM +0100, "Nora Quill" <nora@quill.example> wrote:',
    "en lotus": "Nora Quill <nora@quill.example> wrote on 03/04/2025 09:12:44 AM:",
    "en gnus": "Nora Quill <nora@quill.example> writes:",
    "en android": "---- Nora Quill wrote ----",
    "en zoho": "---- On Tue, 04 Mar 2025 09:12:44 +0100 Nora Quill <nora@quill.example> wrote ----",
    "en proton": "On Tuesday, March 4th, 2025 at 9:12 AM, Nora Quill <nora@quill.example> wrote:",
    "en fastmail": "On Tue, 4 Mar 2025, at 9:12 AM, Nora Quill wrote:",
    "de gmail": "Am Di., 4. März 2025 um 09:12 Uhr schrieb Nora Quill <nora@quill.example>:",
    "de apple": "Am 04.03.2025 um 09:12 schrieb Nora Quill <nora@quill.example>:",
    "de thunderbird": "Am 04.03.25 um 09:12 schrieb Nora Quill:",
    "de yahoo": "Nora Quill <nora@quill.example> schrieb am 9:12 Dienstag, 4.März 2025:",
    "de gmx": 'Gesendet: Dienstag, 4. März 2025 um 09:12 Uhr\nVon: "Nora Quill" <nora@quill.example>\nAn: "Tom" <tom@tom.example>\nBetreff: Bestellung',
    "fr gmail": "Le mar. 4 mars 2025 à 09:12, Nora Quill <nora@quill.example> a écrit :",
    "fr apple": "Le 4 mars 2025 à 09:12, Nora Quill <nora@quill.example> a écrit :",
    "fr thunderbird": "Le 04/03/2025 à 09:12, Nora Quill a écrit :",
    "fr gmail wrapped": "Le mar. 4 mars 2025 à 09:12, Nora Quill\n<nora@quill.example> a\nécrit :",
    "es gmail": "El mar, 4 mar 2025 a las 9:12, Nora Quill (<nora@quill.example>) escribió:",
    "es apple": "El 4 mar 2025, a las 9:12, Nora Quill <nora@quill.example> escribió:",
    "es thunderbird": "El 4/3/25 a las 9:12, Nora Quill escribió:",
    "pt gmail": "Em ter., 4 de mar. de 2025 às 09:12, Nora Quill <nora@quill.example> escreveu:",
    "pt apple": "No dia 4 de mar. de 2025, às 09:12, Nora Quill <nora@quill.example> escreveu:",
    "pt thunderbird": "Em 04/03/2025 09:12, Nora Quill escreveu:",
    "pt yahoo": "    Em terça-feira, 4 de março de 2025 às 09:12:44 BRT, Nora Quill <nora@quill.example> escreveu:  ",
    "it gmail": "Il giorno mar 4 mar 2025 alle ore 09:12 Nora Quill <nora@quill.example> ha scritto:",
    "it gmail wrapped": "Il giorno mar 4 mar 2025 alle ore 09:12 Nora Quill <nora@quill.example>\nha scritto:",
    "it apple": "Il giorno 4 mar 2025, alle ore 09:12, Nora Quill <nora@quill.example> ha scritto:",
    "it thunderbird": "Il 04/03/2025 09:12, Nora Quill ha scritto:",
    "nl gmail": "Op di 4 mrt 2025 om 09:12 schreef Nora Quill <nora@quill.example>:",
    "nl apple": "Op 4 mrt. 2025, om 09:12 heeft Nora Quill <nora@quill.example> het volgende geschreven:",
    "nl thunderbird": "Op 4-3-2025 om 09:12 schreef Nora Quill:",
    "pl gmail": "wt., 4 mar 2025 o 09:12 Nora Quill <nora@quill.example> napisał(a):",
    "pl apple": "Wiadomość napisana przez Nora Quill <nora@quill.example> w dniu 4 mar 2025, o godz. 09:12:",
    "pl thunderbird": "W dniu 4.03.2025 o 09:12, Nora Quill pisze:",
    "sv gmail": "Den tis 4 mars 2025 kl 09:12 skrev Nora Quill <nora@quill.example>:",
    "sv apple": "4 mars 2025 kl. 09:12 skrev Nora Quill <nora@quill.example>:",
    "sv thunderbird": "Den 2025-03-04 kl. 09:12, skrev Nora Quill:",
    "da gmail": "Den tirs. 4. mar. 2025 kl. 09.12 skrev Nora Quill <nora@quill.example>:",
    "da apple": "> Den 4. mar. 2025 kl. 09.12 skrev Nora Quill <nora@quill.example>:",
    "da thunderbird": "Den 04.03.2025 kl. 09.12 skrev Nora Quill:",
    "nb gmail": "tir. 4. mars 2025 kl. 09:12 skrev Nora Quill <nora@quill.example>:",
    "nb apple": "4. mars 2025 kl. 09:12 skrev Nora Quill <nora@quill.example>:",
    "nb thunderbird": "På 04.03.2025 09:12, skrev Nora Quill:",
    "fi gmail": "ti 4. maalisk. 2025 klo 9.12 Nora Quill (nora@quill.example) kirjoitti:",
    "fi apple": "Nora Quill <nora@quill.example> kirjoitti 4.3.2025 kello 9.12:",
    "fi thunderbird": "Nora Quill kirjoitti 4.3.2025 klo 9.12:",
    "cs gmail": "út 4. 3. 2025 v 9:12 odesílatel Nora Quill <nora@quill.example> napsal:",
    "cs apple": "4. 3. 2025 v 9:12, Nora Quill <nora@quill.example>:",
    "cs thunderbird": "Dne 04.03.2025 v 9:12 Nora Quill napsal(a):",
    "sk gmail": "ut 4. 3. 2025 o 9:12 Nora Quill <nora@quill.example> napísal(a):",
    "hu gmail": "Nora Quill <nora@quill.example> ezt írta (időpont: 2025. márc. 4., K, 9:12):",
    "ro gmail": "mar., 4 mar. 2025 la 09:12, Nora Quill <nora@quill.example> a scris:",
    "ru gmail": "вт, 4 мар. 2025 г. в 09:12, Нора Квилл <nora@quill.example>:",
    "ru apple": "4 марта 2025 г., в 09:12, Нора Квилл <nora@quill.example> написал(а):",
    "ru thunderbird": "04.03.2025 09:12, Нора Квилл пишет:",
    "ru mail.ru": "Вторник, 4 марта 2025, 9:12 +03:00 от Нора Квилл <nora@quill.example>:",
    "ru yandex": '04.03.2025, 09:12, "Нора Квилл" <nora@quill.example>:',
    "uk gmail": "вт, 4 бер. 2025 р. о 09:12 Нора Квілл <nora@quill.example> пише:",
    "uk apple": "4 бер. 2025 р. о 09:12 Нора Квілл <nora@quill.example> написав(ла):",
    "uk thunderbird": "04.03.2025 09:12, Нора Квілл пише:",
    "tr gmail": "Nora Quill <nora@quill.example>, 4 Mar 2025 Sal, 09:12 tarihinde şunu yazdı:",
    "tr apple": "Nora Quill <nora@quill.example> şunları yazdı (4 Mar 2025 09:12):",
    "tr thunderbird": "04.03.2025 09:12 tarihinde Nora Quill yazdı:",
    "ja gmail": "2025年3月4日(火) 9:12 野良 花子 <nora@quill.example>:",
    "ja apple": "2025/03/04 9:12、野良 花子 <nora@quill.example>のメール:",
    "ja thunderbird": "On 2025/03/04 9:12, 野良 花子 wrote:",
    "ja 2": "2025年3月4日 9:12 野良花子 <nora@quill.example> のメッセージ:",
    "zh gmail": "诺拉 <nora@quill.example> 于2025年3月4日周二 09:12写道：",
    "zh apple": "在 2025年3月4日，上午9:12，诺拉 <nora@quill.example> 写道：",
    "zh thunderbird": "在 2025/3/4 9:12, 诺拉 写道:",
    "zh-tw gmail": "諾拉 <nora@quill.example> 於 2025年3月4日 週二 上午9:12寫道：",
    "zh 163": 'At 2025-03-04 09:12:44, "诺拉" <nora@quill.example> wrote:',
    "ko gmail": "2025년 3월 4일 (화) 오전 9:12, 노라 <nora@quill.example>님이 작성:",
    "vi gmail": "Vào Th 3, 4 thg 3, 2025 vào lúc 09:12 Nora Quill <nora@quill.example> đã viết:",
    "el gmail": "Στις Τρί 4 Μαρ 2025 στις 9:12 π.μ., ο χρήστης Nora Quill <nora@quill.example> έγραψε:",
    "he gmail": "‫בתאריך יום ג׳, 4 במרץ 2025 ב-9:12 מאת ‪Nora Quill‬‏ <‪nora@quill.example‬‏>:‬",
    "id gmail": "Pada tanggal Sel, 4 Mar 2025 pukul 09.12 Nora Quill <nora@quill.example> menulis:",
    "bg gmail": "На вт, 4.03.2025 г. в 9:12 Нора Куил <nora@quill.example> написа:",
    "en horde": "Quoting Nora Quill <nora@quill.example>:",
    "de horde": "Zitat von Nora Quill <nora@quill.example>:",
    "de open-xchange": "Nora Quill <nora@quill.example> hat am 04.03.2025 09:12 CET geschrieben:",
    "en open-xchange": "On 03/04/2025 9:12 AM CET Nora Quill <nora@quill.example> wrote:",
    "en evolution": "On Tue, 2025-03-04 at 09:12 +0100, Nora Quill wrote:",
    "de evolution": "Am Dienstag, dem 04.03.2025 um 09:12 +0100 schrieb Nora Quill:",
    "cs evolution": "Nora Quill píše v Út 04. 03. 2025 v 09:12 +0100:",
    "en kmail": "On Tuesday, 4 March 2025 09:12:44 CET Nora Quill wrote:",
    "en mutt": "On Tue, Mar 04, 2025 at 09:12:44AM +0100, Nora Quill wrote:",
    "en claws": "On Tue, 4 Mar 2025 09:12:44 +0100\nNora Quill <nora@quill.example> wrote:",
    "nl roundcube": "Nora Quill schreef op 2025-03-04 09:12:",
    "pl roundcube": "Dnia 2025-03-04 09:12 Nora Quill napisał(a):",
    "pl onet": "Dnia 4 marca 2025 09:12 Nora Quill <nora@quill.example> napisał(a):",
    "uk ukr.net": '4 березня 2025, 09:12:44, від "Нора Квілл" <nora@quill.example>:',
    "cy gmail": "Ar Maw 4 Maw 2025 am 9:12 Nora Quill <nora@quill.example> ysgrifennodd:",
    "sw gmail": "Mnamo Jum, 4 Mac 2025 saa 9:12 Nora Quill <nora@quill.example> aliandika:",
    "ja becky": "On Tue, 4 Mar 2025 09:12:44 +0900\n野良 花子 <nora@quill.example> wrote:",
    "ca gmail": "Missatge de Nora Quill <nora@quill.example> del dia dt., 4 de març 2025 a les 9:12:",
}

BLOCKS = {
    "en outlook": "From: Nora Quill <nora@quill.example>\nSent: Tuesday, March 4, 2025 9:12 AM\nTo: Tom Reed <tom@reed.example>\nSubject: RE: Crates",
    "en outlook no addresses": "From: Quill, Nora\nSent: Tuesday, March 4, 2025 9:12 AM\nTo: Reed, Tom\nSubject: RE: Crates",
    "en outlook web": "________________________________\nFrom: Nora Quill <nora@quill.example>\nSent: 04 March 2025 09:12\nTo: Tom Reed <tom@reed.example>\nCc: Office <office@reed.example>\nSubject: Re: Crates",
    "en outlook mac": "From: Nora Quill <nora@quill.example>\nDate: Tuesday, 4 March 2025 at 09:12\nTo: Tom Reed <tom@reed.example>\nSubject: Re: Crates",
    "en bold": "*From:* Nora Quill <nora@quill.example>\n*Sent:* 04 March 2025 09:12\n*To:* Tom Reed <tom@reed.example>\n*Subject:* Re: Crates",
    "en marker": "-----Original Message-----\nFrom: Nora Quill [mailto:nora@quill.example]\nSent: 04 March 2025 09:12\nTo: Tom Reed\nSubject: Crates",
    "en wrapped": "From: Nora Quill <nora@quill.example>\nSent: Tuesday, March 4, 2025 9:12 AM\nTo: Tom Reed <tom@reed.example>; Office <office@reed.example>;\n Stores <stores@reed.example>\nSubject: RE: Crates for the\n harbour",
    "en lotus": "From:\tNora Quill/Quill\nTo:\ttom@reed.example,\nDate:\t03/04/2025 09:12 AM\nSubject:\tCrates",
    "de outlook": "Von: Nora Quill <nora@quill.example>\nGesendet: Dienstag, 4. März 2025 09:12\nAn: Tom Reed <tom@reed.example>\nBetreff: AW: Kisten",
    "de marker": "-----Ursprüngliche Nachricht-----\nVon: Nora Quill <nora@quill.example> \nGesendet: Dienstag, 4. März 2025 09:12\nAn: Tom Reed\nBetreff: Kisten",
    "de lotus": "Von:    Nora Quill/Quill\nAn:     tom@reed.example\nDatum:  04.03.2025 09:12\nBetreff:        Kisten",
    "fr outlook": "De : Nora Quill <nora@quill.example>\nEnvoyé : mardi 4 mars 2025 09:12\nÀ : Tom Reed <tom@reed.example>\nObjet : RE: Caisses",
    "fr mac": "De : Nora Quill <nora@quill.example>\nDate : mardi, 4 mars 2025 à 09:12\nÀ : Tom Reed <tom@reed.example>\nObjet : Re: Caisses",
    "fr zimbra": '----- Mail original -----\nDe: "Nora Quill" <nora@quill.example>\nÀ: "Tom Reed" <tom@reed.example>\nEnvoyé: Mardi 4 Mars 2025 09:12:44\nObjet: Caisses',
    "fr message d'origine": "-----Message d'origine-----\nDe : Nora Quill [mailto:nora@quill.example]\nEnvoyé : mardi 4 mars 2025 09:12\nÀ : Tom Reed\nObjet : Caisses",
    "es outlook": "De: Nora Quill <nora@quill.example>\nEnviado el: martes, 4 de marzo de 2025 9:12\nPara: Tom Reed <tom@reed.example>\nAsunto: RE: Cajas",
    "es web": "De: Nora Quill <nora@quill.example>\nEnviado: martes, 4 de marzo de 2025 9:12\nPara: Tom Reed <tom@reed.example>\nAsunto: Re: Cajas",
    "pt outlook": "De: Nora Quill <nora@quill.example>\nEnviada em: terça-feira, 4 de março de 2025 09:12\nPara: Tom Reed <tom@reed.example>\nAssunto: RES: Caixas",
    "pt-pt outlook": "De: Nora Quill <nora@quill.example>\nEnviado: 4 de março de 2025 09:12\nPara: Tom Reed <tom@reed.example>\nAssunto: Re: Caixas",
    "it outlook": "Da: Nora Quill <nora@quill.example>\nInviato: martedì 4 marzo 2025 09:12\nA: Tom Reed <tom@reed.example>\nOggetto: R: Casse",
    "it marker": "-----Messaggio originale-----\nDa: Nora Quill <nora@quill.example>\nInviato: martedì 4 marzo 2025 09:12\nA: Tom Reed\nOggetto: Casse",
    "nl outlook": "Van: Nora Quill <nora@quill.example>\nVerzonden: dinsdag 4 maart 2025 09:12\nAan: Tom Reed <tom@reed.example>\nOnderwerp: RE: Kratten",
    "nl marker": "-----Oorspronkelijk bericht-----\nVan: Nora Quill\nVerzonden: dinsdag 4 maart 2025 09:12\nAan: Tom Reed\nOnderwerp: Kratten",
    "pl outlook": "Od: Nora Quill <nora@quill.example>\nWysłano: wtorek, 4 marca 2025 09:12\nDo: Tom Reed <tom@reed.example>\nTemat: RE: Skrzynie",
    "sv outlook": "Från: Nora Quill <nora@quill.example>\nSkickat: den 4 mars 2025 09:12\nTill: Tom Reed <tom@reed.example>\nÄmne: SV: Lådor",
    "da outlook": "Fra: Nora Quill <nora@quill.example>\nSendt: 4. marts 2025 09:12\nTil: Tom Reed <tom@reed.example>\nEmne: SV: Kasser",
    "nb outlook": "Fra: Nora Quill <nora@quill.example>\nSendt: tirsdag 4. mars 2025 09:12\nTil: Tom Reed <tom@reed.example>\nEmne: SV: Kasser",
    "nb marker": "-----Opprinnelig melding-----\nFra: Nora Quill\nSendt: 4. mars 2025 09:12\nTil: Tom Reed\nEmne: Kasser",
    "fi outlook": "Lähettäjä: Nora Quill <nora@quill.example>\nLähetetty: tiistai 4. maaliskuuta 2025 9.12\nVastaanottaja: Tom Reed <tom@reed.example>\nAihe: VS: Laatikot",
    "cs outlook": "Od: Nora Quill <nora@quill.example>\nOdesláno: úterý 4. března 2025 9:12\nKomu: Tom Reed <tom@reed.example>\nPředmět: RE: Bedny",
    "cs marker": "-----Původní zpráva-----\nOd: Nora Quill\nOdesláno: úterý 4. března 2025 9:12\nKomu: Tom Reed\nPředmět: Bedny",
    "ru outlook": "От: Нора Квилл <nora@quill.example>\nОтправлено: вторник, 4 марта 2025 г. 9:12\nКому: Tom Reed <tom@reed.example>\nТема: RE: Ящики",
    "uk outlook": "Від: Нора Квілл <nora@quill.example>\nНадіслано: вівторок, 4 березня 2025 р. 9:12\nКому: Tom Reed <tom@reed.example>\nТема: RE: Ящики",
    "tr outlook": "Kimden: Nora Quill <nora@quill.example>\nGönderildi: 4 Mart 2025 Salı 09:12\nKime: Tom Reed <tom@reed.example>\nKonu: YNT: Kasalar",
    "tr marker": "-----Özgün İleti-----\nKimden: Nora Quill\nGönderme Tarihi: 4 Mart 2025 Salı 09:12\nKime: Tom Reed\nKonu: Kasalar",
    "ja outlook": "差出人: 野良 花子 <nora@quill.example>\n送信日時: 2025年3月4日 9:12\n宛先: 読田 <tom@reed.example>\n件名: RE: 箱",
    "ja en outlook": "From: 野良 花子 <nora@quill.example>\nSent: Tuesday, March 4, 2025 9:12 AM\nTo: 読田 <tom@reed.example>\nSubject: RE: 箱",
    "zh outlook": "发件人: 诺拉 <nora@quill.example>\n发送时间: 2025年3月4日 9:12\n收件人: 汤姆 <tom@reed.example>\n主题: 回复: 箱子",
    "zh foxmail": "发件人： 诺拉\n发送时间： 2025-03-04 09:12\n收件人： tom@reed.example\n主题： 箱子",
    "zh qq": '------------------ 原始邮件 ------------------\n发件人: "诺拉"<nora@quill.example>;\n发送时间: 2025年3月4日(星期二) 上午9:12\n收件人: "汤姆"<tom@reed.example>;\n主题: 箱子',
    "zh-tw outlook": "寄件者: 諾拉 <nora@quill.example>\n寄件日期: 2025年3月4日 上午 09:12\n收件者: 湯姆 <tom@reed.example>\n主旨: 回覆: 箱子",
    "ko outlook": "보낸 사람: 노라 <nora@quill.example>\n보낸 날짜: 2025년 3월 4일 화요일 오전 9:12\n받는 사람: 톰 <tom@reed.example>\n제목: RE: 상자",
    "hu outlook": "Feladó: Nora Quill <nora@quill.example>\nElküldve: 2025. március 4., kedd 9:12\nCímzett: Tom Reed <tom@reed.example>\nTárgy: RE: Ládák",
    "ro outlook": "De la: Nora Quill <nora@quill.example>\nTrimis: marți, 4 martie 2025 09:12\nCătre: Tom Reed <tom@reed.example>\nSubiect: RE: Lăzi",
    "el outlook": "Από: Nora Quill <nora@quill.example>\nΣτάλθηκε: Τρίτη, 4 Μαρτίου 2025 9:12\nΠρος: Tom Reed <tom@reed.example>\nΘέμα: RE: Κιβώτια",
    "en samsung": "-------- Original message --------\nFrom: Nora Quill <nora@quill.example>\nDate: 04/03/2025 09:12 (GMT+01:00)\nTo: Tom Reed <tom@reed.example>\nSubject: Crates",
    "de samsung": "-------- Ursprüngliche Nachricht --------\nVon: Nora Quill <nora@quill.example>\nDatum: 04.03.25 09:12 (GMT+01:00)\nAn: Tom Reed <tom@reed.example>\nBetreff: Kisten",
    "en blackberry": "  Original Message  \nFrom: Nora Quill\nSent: Tuesday, March 4, 2025 9:12 AM\nTo: Tom Reed\nSubject: Crates",
    "de t-online": "-----Original-Nachricht-----\nBetreff: Kisten\nDatum: 2025-03-04T09:12:44+0100\nVon: Nora Quill <nora@quill.example>\nAn: Tom Reed <tom@reed.example>",
    "it libero": "----Messaggio originale----\nDa: nora@quill.example\nData: 04/03/2025 9.12\nA: <tom@reed.example>\nOgg: Casse",
    "cs seznam": "---------- Původní e-mail ----------\nOd: Nora Quill <nora@quill.example>\nKomu: tom@reed.example\nDatum: 4. 3. 2025 9:12:44\nPředmět: Bedny",
    "zh qq phone": "------------------ Original ------------------\nFrom: 诺拉 <nora@quill.example>\nDate: Tue,Mar 4,2025 9:12 AM\nTo: 汤姆 <tom@reed.example>\nSubject: Re: 箱子",
    "blank lines between": "From: Nora Quill <nora@quill.example>\n\nSent: Tuesday, March 4, 2025 9:12 AM\n\nTo: Tom Reed <tom@reed.example>\n\nSubject: RE: Crates",
}

OWN = "Yes, please send twelve more of them.\nCould they arrive by Friday?"
QUOTED = "We have forty crates left.\nWould you like some of them?"


def prefixed(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


@pytest.mark.parametrize("name", ATTRIBUTIONS)
def test_answer_above_marked_quote(name: str) -> None:
    """An answer above an attribution and lines marked as quoted is the reply, whole and alone."""
    segments = segment(f"{OWN}\n\n{ATTRIBUTIONS[name]}\n\n{prefixed(QUOTED)}\n")
    assert reply_of(segments) == OWN
    assert "forty crates" in quote_of(segments)


@pytest.mark.parametrize("name", [name for name in ATTRIBUTIONS if name != "da apple"])
def test_answer_above_unmarked_quote(name: str) -> None:
    """HTML turned into text marks nothing: the attribution alone opens the quote."""
    segments = segment(f"{OWN}\n\n{ATTRIBUTIONS[name]}\n\n{QUOTED}\n")
    assert reply_of(segments) == OWN


@pytest.mark.parametrize("name", ATTRIBUTIONS)
def test_answer_below_marked_quote(name: str) -> None:
    """An answer below the quote is the reply."""
    assert reply_of(segment(f"{ATTRIBUTIONS[name]}\n{prefixed(QUOTED)}\n\n{OWN}\n")) == OWN


@pytest.mark.parametrize("name", BLOCKS)
def test_answer_above_header_block(name: str) -> None:
    """Outlook's and its kin's blocks open a quote, with or without a line across."""
    segments = segment(f"{OWN}\n\n{BLOCKS[name]}\n\n{QUOTED}\n")
    assert reply_of(segments) == OWN
    assert "forty crates" in quote_of(segments)


@pytest.mark.parametrize("name", BLOCKS)
def test_empty_text_over_header_block_is_forward(name: str) -> None:
    """Nothing of one's own above the block: the mail was forwarded, and nothing of it is lost."""
    segments = segment(f"\n{BLOCKS[name]}\n\n{QUOTED}\n", subject="Crates")
    assert segments[-1].kind is SegmentKind.FORWARD
    assert QUOTED in reply_of(segments)


def test_answers_between_quotes() -> None:
    """Answers between quoted questions are all kept, in order."""
    text = (
        "Hello Nora,\n\nOn 4 Mar 2025, at 09:12, Nora Quill wrote:\n> How many?\nTwelve.\n\n> By when?\n\nFriday.\n"
        "> Thanks\n> Nora\n\nTom\n"
    )
    assert reply_of(segment(text)).split() == ["Hello", "Nora,", "Twelve.", "Friday.", "Tom"]


def test_attribution_shares_line_with_answer() -> None:
    """Some programs put the attribution behind the last word of the answer."""
    assert (
        reply_of(
            segment(
                "Twelve, please. On Tue, Mar 4, 2025 at 9:12 AM, nora@quill.example wrote:\n> How many?\n"
            )
        )
        == "Twelve, please."
    )


PROSE = {
    "journey": "We need a coach.\nFrom: Graz\nTo: Linz\nDate: 4 March 2025\nPersons: 40\nWhat would it cost?",
    "journey with address": "We need a coach.\nFrom: Graz\nTo: Linz\nDate: 4 March 2025 09:12\nEmail: nora@quill.example\nWhat would it cost?",
    "form with subject": "As in the form:\nName: Nora\nSubject: crates\nDate: 4 March 2025 09:12\nMail: nora@quill.example\nPlease call.",
    "german letter told": "Am 04.03.2025 schrieb Ihr Kollege tom@firm.example:\nLieferung am Freitag.\nBis heute kam nichts.",
    "sent from a town": "The parcel is late.\n\nSent from our warehouse in Mobile",
    "list after date": "On 4 March 2025 the following was missing:\n- two lids\n- one crate\nPlease send them.",
    "own words on a letter": "On 4 March at 9:12 I wrote to your colleague:\nthe crates are broken.\nNothing has happened since.",
    "bullets": "We need:\n- twelve crates\n- four lids\n- Handles\n\nThanks",
    "names in bullets": "Guests:\n\n- Nora\n- Tom\n",
    "dashes": "Twelve crates -- if you have them -- by Friday.",
    "arithmetic": "Please quote for\n> 50 pieces\nand tell us the price.",
    "sent from a place": "Sent from my desk, where the parcel arrived broken: my mobile number is on the form.",
    "postscript": "Please ship twelve crates.\n\nRegards\nNora\n\nPS: and four lids, please.",
    "order number below the name": "Where is it?\n\nRegards\nNora\n\nOrder number: 10442",
    "customer number below the name": "Twelve crates\n\nKind regards\nNora\nCustomer number 4711",
    "tracking below the name": "Where is it?\n\nMfG\nNora\n\nSendungsnummer 00340434161094042557",
    "question below the name": "Please ship.\n\nRegards\nNora\n\nCan you also collect the old ones?",
    "label lines": "Name: Nora\nSubject: crates\nMessage: please call me back\nPhone: 01 234",
    "german prose": "Am 04.03.2025 haben wir bei Ihnen bestellt und Folgendes erhalten:\nzwei Deckel.\nDer Rest fehlt.",
    "separator in the middle": "First order:\nten crates\n--\nSecond order:\nPlease deliver four lids to the address that I gave you on the phone last week, not to the office.",
}


@pytest.mark.parametrize("name", PROSE)
def test_own_words_are_never_cut(name: str) -> None:
    """What only looks like a quote or a signature stays: a lost word is a lost order."""
    kept = reply_of(segment(PROSE[name]))
    missing = [
        word
        for word in PROSE[name].split()
        if word not in kept and word not in ("Regards", "Kind", "regards", "MfG", "Nora", "--")
    ]
    assert missing == []


SIGNATURES = {
    "delimiter": "-- \nNora Quill\nHarbour Office\n+43 1 234567",
    "delimiter without space": "--\nNora Quill\nHarbour Office",
    "en closing": "Kind regards,\nNora Quill\nHarbour Office | Quill Ltd\n+44 20 7946 0000\nwww.quill.example",
    "en closing alone": "Best regards",
    "de closing": "Mit freundlichen Grüßen\nNora Quill\n\nQuill GmbH\nHafenstr. 4, 8010 Graz\nTel. +43 316 123456",
    "de short": "VG\nNora",
    "fr closing": "Cordialement,\nNora Quill",
    "es closing": "Un saludo,\nNora",
    "pt closing": "Com os melhores cumprimentos,\nNora",
    "it closing": "Cordiali saluti,\nNora Quill",
    "nl closing": "Met vriendelijke groet,\nNora Quill",
    "pl closing": "Z poważaniem\nNora Quill",
    "sv closing": "Med vänlig hälsning\nNora",
    "da closing": "Med venlig hilsen\nNora",
    "nb closing": "Vennlig hilsen\nNora",
    "fi closing": "Ystävällisin terveisin\nNora",
    "cs closing": "S pozdravem\nNora",
    "ru closing": "С уважением,\nНора Квилл",
    "uk closing": "З повагою,\nНора",
    "tr closing": "Saygılarımla,\nNora",
    "ja closing": "よろしくお願いいたします。\n野良",
    "zh closing": "此致\n敬礼\n诺拉",
    "dash name": "-Nora",
    "slash name": "/Nora",
    "en iphone": "Sent from my iPhone",
    "en nine": "Sent from Nine",
    "en zoho": "Sent using Zoho Mail",
    "fr windows": "Envoyé à partir de Courrier pour Windows",
    "nl outlook store": "Outlook voor Android downloaden",
    "ru yandex": "Отправлено из Яндекс.Почты для мобильных",
    "tr outlook store": "Android için Outlook'u edinin",
    "ja outlook store": "Outlook for iOS を入手",
    "zh hant iphone": "發自我的 iPhone",
    "en outlook": "Get Outlook for iOS<https://aka.example/o0ukef>",
    "en windows": "Sent from Mail for Windows",
    "en yahoo": "Sent from Yahoo Mail on Android",
    "en samsung": "Sent from my Samsung Galaxy smartphone.",
    "de iphone": "Von meinem iPhone gesendet",
    "de outlook": "Holen Sie sich Outlook für Android<https://aka.example/x>",
    "de gmx": "Diese Nachricht wurde von meinem Android Mobiltelefon mit GMX Mail gesendet.",
    "fr iphone": "Envoyé de mon iPhone",
    "fr outlook": "Télécharger Outlook pour iOS",
    "es iphone": "Enviado desde mi iPhone",
    "pt iphone": "Enviado do meu iPhone",
    "it iphone": "Inviato da iPhone",
    "nl iphone": "Verstuurd vanaf mijn iPhone",
    "pl iphone": "Wysłane z iPhone'a",
    "sv iphone": "Skickat från min iPhone",
    "da iphone": "Sendt fra min iPhone",
    "fi iphone": "Lähetetty iPhonesta",
    "cs iphone": "Odesláno z iPhonu",
    "ru iphone": "Отправлено с iPhone",
    "uk iphone": "Надіслано з iPhone",
    "tr iphone": "iPhone'umdan gönderildi",
    "ja iphone": "iPhoneから送信",
    "zh iphone": "发自我的iPhone",
    "ko iphone": "나의 iPhone에서 보냄",
    "en bars": "Kind Regards,\n\nCasey Quill | Sales Manager\nQuill Ltd. | Pier 4 | 8010 Graz\nM: +43 664 1234567 | E: nora@quill.example\n\nThis message may contain confidential information. If you are not the intended recipient, please delete it.",
    "image": "[cid:image001.png@01DB0000.00000000]",
    "list": "_______________________________________________\ncrates mailing list\ncrates@lists.example\nhttps://lists.example/info/crates",
    "disclaimer": "This e-mail and its attachments are confidential and meant for the intended recipient only. If you have received this e-mail in error, please tell us and delete it.",
}


@pytest.mark.parametrize("name", SIGNATURES)
def test_signature_is_told_from_text(name: str) -> None:
    """A signature is no part of the answer, and none of it is lost."""
    segments = segment(f"{OWN}\n\n{SIGNATURES[name]}\n")
    assert reply_of(segments) == OWN
    assert signature_of(segments) == SIGNATURES[name]


@pytest.mark.parametrize(
    "text",
    [
        "Olá,\n\nDesculpem a demora na resposta. Aceitamos o orçamento.",
        "Hallo,\n\nBitte entschuldigen Sie die späte Antwort, wir nehmen das Angebot an.",
        "Bonjour,\n\nVeuillez excuser ce retard. Nous acceptons.",
        "Ciao,\n\nScusate il ritardo nella risposta. Accettiamo il preventivo.",
        "Hi,\n\nPlease excuse typos. We accept.",
        "Hi,\n\nApologies for the short notice, please come at nine.",
    ],
)
def test_who_is_sorry_says_something(text: str) -> None:
    """An apology at the end of the answer is no program's line: what it says is not lost."""
    assert reply_of(segment(text)) == text


@pytest.mark.parametrize("said", ["Please excuse typos.", "Please excuse brevity. Sent from my iPhone"])
def test_a_program_s_apology_is_no_answer(said: str) -> None:
    assert reply_of(segment(f"{OWN}\n\n{said}\n")) == OWN


@pytest.mark.parametrize("name", ["en closing", "de closing", "en iphone", "delimiter"])
def test_signature_above_quote(name: str) -> None:
    """A signature between the answer and the quote is found too."""
    text = f"{OWN}\n\n{SIGNATURES[name]}\n\n{ATTRIBUTIONS['en gmail']}\n\n{prefixed(QUOTED)}\n"
    segments = segment(text)
    assert reply_of(segments) == OWN
    assert signature_of(segments) == SIGNATURES[name]


@pytest.mark.parametrize("text", ["Thanks,\nNora", "Regards\nNora", "Danke!\nNora", "ok", "Nora"])
def test_short_mail_is_never_emptied(text: str) -> None:
    """A mail that is nothing but a greeting keeps its words."""
    assert reply_of(segment(text)) == text


FORWARDS = {
    "gmail": "---------- Forwarded message ---------\nFrom: Nora Quill <nora@quill.example>\nDate: Tue, Mar 4, 2025 at 9:12 AM\nSubject: Crates\nTo: Tom Reed <tom@reed.example>\n",
    "apple": "Begin forwarded message:\n\nFrom: Nora Quill <nora@quill.example>\nSubject: Crates\nDate: 4 March 2025 at 09:12:44 CET\nTo: Tom Reed <tom@reed.example>\n",
    "thunderbird": "-------- Forwarded Message --------\nSubject: \tCrates\nDate: \tTue, 4 Mar 2025 09:12:44 +0100\nFrom: \tNora Quill <nora@quill.example>\nTo: \tTom Reed <tom@reed.example>\n",
    "de gmail": "---------- Forwarded message ---------\nVon: Nora Quill <nora@quill.example>\nDate: Di., 4. März 2025 um 09:12 Uhr\nSubject: Crates\nTo: Tom Reed <tom@reed.example>\n",
    "de thunderbird": "-------- Weitergeleitete Nachricht --------\nBetreff: \tCrates\nDatum: \tTue, 4 Mar 2025 09:12:44 +0100\nVon: \tNora Quill <nora@quill.example>\nAn: \tTom Reed <tom@reed.example>\n",
    "de apple": "Anfang der weitergeleiteten Nachricht:\n\nVon: Nora Quill <nora@quill.example>\nBetreff: Crates\nDatum: 4. März 2025 um 09:12:44 MEZ\nAn: Tom Reed <tom@reed.example>\n",
    "fr gmail": "---------- Message transféré ---------\nDe : Nora Quill <nora@quill.example>\nDate: mar. 4 mars 2025 à 09:12\nSubject: Crates\nTo: Tom Reed <tom@reed.example>\n",
    "fr apple": "Début du message réexpédié :\n\nDe: Nora Quill <nora@quill.example>\nObjet: Crates\nDate: 4 mars 2025 à 09:12:44 UTC+1\nÀ: Tom Reed <tom@reed.example>\n",
    "es gmail": "---------- Forwarded message ---------\nDe: Nora Quill <nora@quill.example>\nDate: mar, 4 mar 2025 a las 9:12\nSubject: Crates\nTo: Tom Reed <tom@reed.example>\n",
    "es apple": "Inicio del mensaje reenviado:\n\nDe: Nora Quill <nora@quill.example>\nAsunto: Crates\nFecha: 4 de marzo de 2025, 9:12:44 CET\nPara: Tom Reed <tom@reed.example>\n",
    "pt": "---------- Mensagem encaminhada ---------\nDe: Nora Quill <nora@quill.example>\nData: 4 de março de 2025 09:12\nAssunto: Crates\nPara: Tom Reed <tom@reed.example>\n",
    "it": "Inizio messaggio inoltrato:\n\nDa: Nora Quill <nora@quill.example>\nOggetto: Crates\nData: 4 marzo 2025 alle ore 09:12:44 CET\nA: Tom Reed <tom@reed.example>\n",
    "nl": "---------- Doorgestuurd bericht ---------\nVan: Nora Quill <nora@quill.example>\nDatum: 4 mrt 2025 09:12\nOnderwerp: Crates\nAan: Tom Reed <tom@reed.example>\n",
    "pl": "---------- Przekazana wiadomość ---------\nOd: Nora Quill <nora@quill.example>\nData: 4 mar 2025 09:12\nTemat: Crates\nDo: Tom Reed <tom@reed.example>\n",
    "sv": "---------- Vidarebefordrat meddelande ---------\nFrån: Nora Quill <nora@quill.example>\nDatum: 4 mars 2025 09:12\nÄmne: Crates\nTill: Tom Reed <tom@reed.example>\n",
    "da": "---------- Videresendt meddelelse ---------\nFra: Nora Quill <nora@quill.example>\nDato: 4. mar. 2025 09.12\nEmne: Crates\nTil: Tom Reed <tom@reed.example>\n",
    "fi": "---------- Edelleenlähetetty viesti ---------\nLähettäjä: Nora Quill <nora@quill.example>\nPäivämäärä: 4.3.2025 9.12\nAihe: Crates\nVastaanottaja: Tom Reed <tom@reed.example>\n",
    "cs": "---------- Přeposlaná zpráva ---------\nOd: Nora Quill <nora@quill.example>\nDatum: 4. 3. 2025 9:12\nPředmět: Crates\nKomu: Tom Reed <tom@reed.example>\n",
    "ru": "-------- Пересылаемое сообщение --------\nОт: Нора <nora@quill.example>\nДата: 04.03.2025, 09:12\nТема: Crates\nКому: Tom Reed <tom@reed.example>\n",
    "uk": "---------- Переслане повідомлення ---------\nВід: Нора <nora@quill.example>\nДата: 4 бер. 2025 09:12\nТема: Crates\nКому: Tom Reed <tom@reed.example>\n",
    "tr": "---------- İletilen ileti ---------\nKimden: Nora <nora@quill.example>\nTarih: 4 Mar 2025 09:12\nKonu: Crates\nKime: Tom Reed <tom@reed.example>\n",
    "ja": "---------- 転送されたメッセージ ---------\n差出人: 野良 <nora@quill.example>\n日付: 2025年3月4日 9:12\n件名: Crates\n宛先: Tom Reed <tom@reed.example>\n",
    "zh": "---------- 转发的邮件 ---------\n发件人: 诺拉 <nora@quill.example>\n日期: 2025年3月4日 9:12\n主题: Crates\n收件人: Tom Reed <tom@reed.example>\n",
}


@pytest.mark.parametrize("name", FORWARDS)
def test_forward_is_kept_whole(name: str) -> None:
    """A customer who forwards with a word has said all of it."""
    text = f"FYI\n\n{FORWARDS[name]}\n{QUOTED}\n"
    segments = segment(text)
    assert [part.kind for part in segments] == [SegmentKind.REPLY, SegmentKind.FORWARD]
    assert reply_of(segments) == text.strip()
    assert new_text_of(segments) == "FYI"


def test_forward_inside_a_quote_is_quote() -> None:
    """A forward that somebody answered is history."""
    text = f"{OWN}\n\n{BLOCKS['en marker']}\n\nFYI\n\n{FORWARDS['gmail']}\n{QUOTED}\n"
    segments = segment(text)
    assert reply_of(segments) == OWN
    assert SegmentKind.FORWARD not in {part.kind for part in segments}


@pytest.mark.parametrize(
    "subject",
    ["Fwd: Crates", "WG: Crates", "TR: Crates", "RV: Crates", "I: Crates", "FW: RE: Crates", "转发：箱子"],
)
def test_forward_by_subject(subject: str) -> None:
    """Outlook forwards with the block of an answer: the subject tells which it is."""
    segments = segment(f"Please pay this one.\n\n{BLOCKS['en outlook']}\n\n{QUOTED}\n", subject=subject)
    assert segments[-1].kind is SegmentKind.FORWARD


@pytest.mark.parametrize("subject", ["Re: Fwd: Crates", "AW: WG: Crates", "Crates", "Re: Crates", ""])
def test_answer_by_subject(subject: str) -> None:
    """An answer to a forward is an answer."""
    assert not is_forward_subject(subject)
    segments = segment(f"{OWN}\n\n{BLOCKS['en outlook']}\n\n{QUOTED}\n", subject=subject, in_reply=True)
    assert segments[-1].kind is SegmentKind.QUOTE


def test_fyi_in_an_answer_is_no_forward() -> None:
    """ "Zur Info" above a quote in a mail with In-Reply-To answers; without it, it forwards."""
    text = f"Zur Info\n\n{BLOCKS['de outlook']}\n\n{QUOTED}\n"
    assert segment(text, subject="AW: Kisten", in_reply=True)[-1].kind is SegmentKind.QUOTE
    assert segment(text, subject="Kisten")[-1].kind is SegmentKind.FORWARD


def test_tables_are_folded() -> None:
    """The tables that are compared as they stand hold only folded words."""
    tables = (segment_words.LEADS, segment_words.WEEKDAYS, segment_words.FYI, segment_words.FORWARD_SUBJECTS)
    tables += (
        segment_words.FIRST_PERSON,
        segment_signature_words.POSTSCRIPTS,
        segment_signature_words.APOLOGIES,
    )
    tables += (segment_signature_words.DISCLAIMERS,)
    assert [cell for table in tables for cell in table if fold(cell) != cell] == []


PIECES = st.sampled_from(
    [
        *ATTRIBUTIONS.values(),
        *BLOCKS.values(),
        *SIGNATURES.values(),
        *FORWARDS.values(),
        "> quoted",
        ">> twice",
        "",
        "-- ",
        "--",
        "___",
        "FYI",
        OWN,
    ]
)


@given(
    st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=25),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028"]),
    st.text(max_size=20),
    st.booleans(),
)
def test_segments_lose_nothing(pieces: list[str], end: str, subject: str, in_reply: bool) -> None:
    """Whatever the text, the segments joined are the text, no neighbours share a kind, and twice is the same."""
    text = end.join(pieces)
    segments = segment(text, subject=subject, in_reply=in_reply)
    assert "".join(part.text for part in segments) == text
    assert all(isinstance(part, Segment) and part.text for part in segments)
    assert all(first.kind is not second.kind for first, second in pairwise(segments))
    assert segments == segment(text, subject=subject, in_reply=in_reply)


HOSTILE = {
    "attributions": "On 4 Mar 2025, at 09:12, Nora wrote\n" * 9_000,
    "labels": "From: a@b.example\n" * 15_000,
    "open labels": "To: x\n\n" * 40_000,
    "one line": "On 4 Mar 2025 " * 25_000,
    "dashes": "-" * 400_000,
    "dash lines": "-----\n" * 40_000,
    "quotes": "> x\n\n" * 20_000,
    "quotes and text": "> x\ny\n" * 40_000,
    "addresses": "a@b.example <" * 30_000,
    "device lines": "Sent from my iPhone\n" * 15_000,
    "spaces": " " * 400_000,
    "words": "On a 1 b c d e:\n" * 20_000,
    "markers": "----- Forwarded\n" * 20_000,
    "brackets": "[" * 200_000 + "<" * 200_000,
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_ends(name: str) -> None:
    """Some hundred kilobytes of anything is segmented without loss (quadratic work would run into the suite's time limit)."""
    assert "".join(part.text for part in segment(HOSTILE[name])) == HOSTILE[name]


def test_vs_means_two_things() -> None:
    """``VS:`` forwards in Norwegian and Danish, and answers in Finnish: the block's language tells."""
    for name, kind in (("nb outlook", SegmentKind.FORWARD), ("fi outlook", SegmentKind.QUOTE)):
        segments = segment(f"{OWN}\n\n{BLOCKS[name]}\n\n{QUOTED}\n", subject="VS: Kasser", in_reply=True)
        assert segments[-1].kind is kind


def test_block_in_an_unknown_language_below_a_rule() -> None:
    """The shape of a header block is enough where a program drew a line above it."""
    block = "Oddi wrth: Nora Quill <nora@quill.example>\nAnfonwyd: Dydd Mawrth, 4 Mawrth 2025 09:12\nAt: Tom Reed\nPwnc: Cratiau"
    assert reply_of(segment(f"{OWN}\n\n________________________________\n{block}\n\n{QUOTED}\n")) == OWN


def test_reply_above_this_line() -> None:
    """A help desk's line, and all below it, is its own mail."""
    for line in (
        "##- Please type your reply above this line -##",
        "--- Bitte antworten Sie oberhalb dieser Linie ---",
    ):
        assert reply_of(segment(f"{OWN}\n\n{line}\n\n{QUOTED}\n")) == OWN


def test_initials_bars_and_elisions() -> None:
    """The Bat! quotes with initials, exmh with bars; a writer marks what was left out."""
    for mark in ("NQ> ", "| "):
        quoted = "\n".join(f"{mark}{line}" for line in QUOTED.split("\n"))
        assert reply_of(segment(f"{ATTRIBUTIONS['en thunderbird']}\n\n{quoted}\n\n{OWN}\n")) == OWN
    assert reply_of(segment(f"{ATTRIBUTIONS['en thunderbird']}\n[...]\n{prefixed(QUOTED)}\n\n{OWN}\n")) == OWN
    table = "| crates | 12 |\n| lids | 4 |"
    assert reply_of(segment(f"We need:\n{table}\n")) == f"We need:\n{table}"


def test_answers_below_an_attribution_alone() -> None:
    """An attribution at the very top over unmarked words, with quoted lines below: only marked lines go."""
    text = f"{ATTRIBUTIONS['en thunderbird']}\n\n{OWN}\n\n{prefixed(QUOTED)}\n\nTom\n"
    assert reply_of(segment(text)).startswith(OWN)


def test_block_below_thanks() -> None:
    """Thanks stay with the answer; name and contact lines below them are a signature, a bare name is not."""
    segments = segment(f"{OWN}\n\nThanks,\nNora Quill\nHarbour Office\n+43 1 2345678\n")
    assert reply_of(segments) == f"{OWN}\n\nThanks,"
    assert signature_of(segments).startswith("Nora Quill")
    assert reply_of(segment(f"{OWN}\n\nThanks,\nNora\n")) == f"{OWN}\n\nThanks,\nNora"


def test_blank_lines_are_no_answer_of_their_own() -> None:
    """No segment of new text is white space alone beside others."""
    text = f"\n{OWN}\n\nKind regards\nNora\n\n\n{ATTRIBUTIONS['en gmail']}\n{prefixed(QUOTED)}\n\n"
    assert [part.kind.value for part in segment(text)] == ["reply", "signature", "quote"]
    assert [part.kind.value for part in segment("\n \n")] == ["reply"]
    assert segment("") == ()
