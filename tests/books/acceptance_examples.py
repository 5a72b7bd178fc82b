"""How customers answer a quote: our own examples to build on (the scoring set is another hand's).

A: accepts; D: declines; P: a part; C: a counter-offer; Q: asks; U: none of these. The offer has three lines
(4, 12 and 1), 1,240.00 EUR, and is called Q-118.
"""

from __future__ import annotations

QUOTE = """
A Hallo, passt so, danke!
A Passt. Danke.
A passt
A Passt so, bitte ausführen.
A Jo passt, legt los
A Geht klar, wann könnt ihr anfangen?
A Einverstanden. Unsere Bestellnummer: 4500-771
A Hallo Frau Kern,\\n\\nwir nehmen Ihr Angebot an. Der Schlüssel liegt beim Hausmeister, bitte bei Müller klingeln.
A Hiermit beauftragen wir Sie wie angeboten.
A Auftrag erteilt. Kostenstelle 4711 bitte auf die Rechnung.
A Ja bitte, genau so.
A Ja gerne!
A Ok für uns, bitte bestellen.
A Machen wir so. Gruß Peter
A So machen wir das.
A Bitte einplanen, danke!
A Alles klar, dann bitte loslegen.
A Freigabe erteilt, PO 88123 anbei.
A Kein Problem, nehmen wir so.
A Keine Einwände, bitte starten.
A In Ordnung so. Lieferadresse ist Werk 2, Tor 4.
A Perfekt, wir bestellen hiermit.
A gekauft :)
A Abgemacht!
A Super, so machen!
A Angebot angenommen. Bitte um Auftragsbestätigung.
A Das Angebot über 1.240,00 € nehmen wir an.
A anbei das unterschriebene Angebot
A Von uns aus passt alles, bitte die Auftragsbestätigung schicken.
A Sehr gerne, der Auftrag ist Ihrer. Bei Fragen einfach melden.
A we accept
A We accept your quote. Our PO number is PO-2026/118.
A Hi Jo, happy with that, please go ahead. The dog is friendly.
A Looks good to us, please proceed.
A Go ahead!
A Yes please.
A Approved - please start as soon as you can. If you need anything, call Mike on 555 123.
A All good, please book us in. Who should we expect on site? When can you start?
A Agreed. Please send the order confirmation to accounts.
A The job is yours.
A Please find attached our purchase order 77001.
A Let's do it.
A Fine by us, no changes needed, please place the order.
A Nous acceptons votre devis.
A Bonjour, c'est d'accord pour nous, vous pouvez commencer.
A Bon pour accord, merci.
A Ça nous convient, allez-y. Notre bon de commande : BC-4471
A Devis validé. Quand pouvez-vous commencer ?
A Ok pour moi, merci d'avance.
A J'accepte le devis, sans réserve.
A D'accord, on valide.
A Aceptamos el presupuesto. El pedido es el nº 5567-B.
A De acuerdo, adelante.
A Me parece bien, podéis empezar cuando queráis.
A Conforme, gracias. ¿Cuándo podrían empezar?
A Presupuesto aceptado, saludos
A Trato hecho.
A Aceitamos o orçamento, podem avançar.
A De acordo, obrigado. A nota de encomenda é a 2026/55.
A Está tudo certo, pode avançar.
A Combinado!
A Fechado. Quando podem começar?
A Accettiamo il preventivo.
A Va bene così, procedete pure.
A D'accordo, confermiamo l'ordine. Il nostro ordine n. 3321/A
A Per noi va bene, potete iniziare.
A Affare fatto, grazie
A Akkoord!
A Wij gaan akkoord met de offerte. Inkoopnummer 99-812.
A Prima, doe maar.
A Is goed, ga maar aan de slag. Wanneer kunnen jullie beginnen?
A Helemaal akkoord, plan het maar in.
D Leider ist uns das zu teuer, wir haben uns für einen anderen Anbieter entschieden.
D Vielen Dank, aber wir lehnen ab.
D Danke für das Angebot, wir haben kein Interesse mehr.
D Wir müssen leider absagen.
D Das Angebot nehmen wir nicht an.
D Thanks for the quote. We have decided to go with another company.
D Not interested any more, sorry.
D We're going to have to pass on this.
D Merci, c'est trop cher pour nous.
D Nous ne donnerons pas suite à votre devis.
D Gracias, es demasiado caro para nosotros.
D Lo sentimos, hemos elegido otro proveedor.
D Obrigado, é muito caro para nós.
D Optámos por outra empresa.
D Grazie, è troppo caro.
D Abbiamo scelto un altro fornitore.
D Bedankt, dit is te duur voor ons.
D Wij zien ervan af.
P Passt, aber nur Position 1 und 2.
P Wir nehmen nur 2 davon.
P Bitte statt 12 nur 8 Stück, sonst passt es.
P Ohne die Montage wären wir dabei.
P Die dritte Position brauchen wir nicht, Rest passt.
P Erstmal nur die Stühle bitte, den Tisch später.
P Only 3 of them please, the rest is fine.
P We'll take 30 of them.
P Please leave out line 3, otherwise agreed.
P We accept without the delivery.
P D'accord, mais seulement les deux premières lignes.
P Nous prenons uniquement la table.
P Aceptamos, pero solo 3 unidades.
P Sin el transporte, adelante.
P Aceitamos só a primeira linha, sem a montagem.
P Accettiamo solo le prime due voci.
P Procedete senza il trasporto.
P Akkoord, maar alleen de eerste regel.
P Zonder de montage graag.
C Wenn Sie uns 5 % Rabatt geben, sind wir dabei.
C Für 1.100 € machen wir es sofort.
C Passt, aber Lieferung muss bis Freitag erfolgen.
C Einverstanden, sofern die Montage im Preis enthalten ist.
C Können Sie beim Preis noch etwas machen?
C Passt grundsätzlich, lieber wäre uns aber Eiche.
C We accept if you can do it for 1,000 EUR.
C Happy to go ahead provided delivery is included.
C Yes, but we need 60 days payment terms.
C Could you do it for £900?
C D'accord si vous faites une remise de 10 %.
C Nous acceptons à condition que la livraison soit comprise.
C Aceptamos si nos hacen un descuento.
C De acuerdo, pero el plazo debe ser de 30 días.
C Aceitamos se fizerem 5% de desconto.
C De acordo, mas precisamos de pagamento a 60 dias.
C Accettiamo se ci fate uno sconto.
C Va bene, ma il prezzo deve scendere a 1000 euro.
C Akkoord mits de levering inbegrepen is.
C Akkoord, maar kan er nog 5% korting af?
Q Ist die Lieferung im Preis enthalten?
Q Wann könnten Sie liefern?
Q Passt das auch für die Terrasse?
Q Is the oak oiled or lacquered?
Q How long does the offer stand?
Q Est-ce que la pose est comprise ?
Q ¿Está incluido el montaje?
Q O transporte está incluído?
Q Il montaggio è compreso?
Q Is de montage inbegrepen?
U Danke, das Angebot ist angekommen.
U Danke!
U Super, danke, wir melden uns.
U Vielen Dank für das Angebot, wir besprechen das intern.
U Sieht gut aus, mein Chef muss noch zustimmen.
U Der Termin am Dienstag passt, danke.
U Dienstag passt uns gut.
U Ok.
U Alles klar
U Angebot erhalten, danke, ich schaue es mir an.
U Für das Geld baue ich mir lieber selbst einen, ja klar, passt.
U Wir überlegen noch.
U Die Rechnung passt so, danke.
U Das Muster ist in Ordnung, zum Angebot melden wir uns nächste Woche.
U Thanks, received.
U Thanks, we'll get back to you next week.
U Tuesday works for us.
U Great, thanks!
U I'll discuss it with my wife and let you know.
U Sounds good in principle, let me check with the board.
U Sure, for that price we'd take ten, haha.
U Merci, bien reçu.
U Merci, nous allons réfléchir.
U Le rendez-vous de mardi nous convient.
U Gracias, recibido.
U Lo consultamos y os decimos algo.
U La cita del martes me va bien.
U Obrigado, recebido.
U Vamos avaliar e damos notícias.
U Grazie, ricevuto.
U Ci pensiamo e vi facciamo sapere.
U L'appuntamento di martedì va bene.
U Bedankt, ontvangen.
U We overleggen het nog even en laten het weten.
U Dinsdag is goed.
U 👍
A Moin, das könnt ihr so machen. Danke!
A Dann mal los :-)
A Jawoll, machen!
A Bitte so umsetzen.
A Nehmen wir. Schöne Grüße
A Das nehm ich so.
A Bin einverstanden, MfG Huber
A Passt für uns. Rechnung bitte an buchhaltung@huber.example
A Auftrag ist raus, Nr. folgt von unserem Einkauf.
A Haut hin, bitte die AB schicken
A Preis passt, bitte bestellen.
A Wir sind dabei!
A Gern, so wie angeboten.
A ok, so nehmen wir das
A Angebot passt. Danke
A Ja, das Angebot passt so für uns.
A Ihr Angebot sagt uns zu, wir erteilen Ihnen hiermit den Auftrag.
A Gerne können Sie mit den Arbeiten beginnen.
A Wir möchten das Angebot gerne annehmen und bitten um einen Terminvorschlag.
A Sieht gut aus, bitte so machen.
A Alles gut, könnt loslegen. Mein Mann ist ab 8 Uhr da.
A Bestellung wie angeboten, unsere Nr. 2026-0815.
A Hallo, Angebot Q-118 ist ok, bitte ausführen
A Meine Frau ist auch einverstanden, also los geht's!
A Der Preis ist fair, wir nehmen's.
A Chef hat unterschrieben, siehe Anhang.
A Freigabe ist da. Bitte loslegen.
A Hallo Herr Beck, vielen Dank für Ihr Angebot vom 3.11. Wir nehmen es gerne an und freuen uns auf die Zusammenarbeit.
A Thanks Jo, that's all fine with us - please go ahead and order the oak.
A Brilliant, let's get it booked in.
A We'd like to proceed with the quote. Access is via the back gate.
A Happy to accept. Invoice to accounts@park.example please, ref PO 5512.
A Hi, quote accepted, thanks.
A Perfect. You have the job!
A I confirm the order as quoted.
A I'd like to go ahead with this please.
A Sounds great, count us in.
A Signed quote attached. Looking forward to it!
A Parfait, nous validons le devis. Vous trouverez ci-joint l'exemplaire signé.
A C'est bon pour nous ! Merci de nous envoyer la confirmation de commande.
A Oui, allez-y, les clés sont chez la gardienne.
A Je vous confirme mon accord pour le devis.
A Nous vous passons commande selon votre devis.
A Perfecto, nos quedamos con el presupuesto tal cual. Adelante.
A Buenos días, le confirmo que aceptamos la oferta. Un saludo
A Vale, pueden empezar. Las llaves las tiene el portero.
A Sí, estamos de acuerdo con el presupuesto.
A Ok, confirmo a adjudicação. Obrigada!
A Bom dia, aceito a proposta. O NIF é 501 234 567.
A Por nós está aprovado, podem começar.
A Perfetto, confermo l'ordine come da preventivo.
A Ok per noi, aspettiamo la conferma d'ordine.
A Buongiorno, vi confermiamo l'accettazione del preventivo.
A Siamo d'accordo, potete partire. Le chiavi sono dal portiere.
A Top, gaan we doen!
A Hierbij geven wij u opdracht conform de offerte.
A Prima zo, bestel maar.
A Wij nemen de offerte aan. Sleutel ligt bij de buren.
A Ja graag, zoals aangeboden.
D Wir haben uns anders entschieden, trotzdem danke.
D Danke, aber wir machen es jetzt selbst.
D Wir haben den Auftrag leider anderweitig vergeben.
D Unfortunately your quote is over our budget, so we won't be going ahead.
D Nous avons choisi un autre artisan, merci quand même.
D Al final no lo vamos a hacer, gracias.
D Decidimos não avançar.
D Alla fine abbiamo deciso di non procedere.
D Helaas gaan we niet met u in zee.
P Passt, nur den Transport machen wir selbst.
P Bitte die Regale rausnehmen, dann passt es.
P Wir nehmen Variante B.
P Stühle ja, Regale nein.
P Let's do the chairs now and the shelves next year.
P On prend les chaises, pas les étagères.
P Las sillas sí, las estanterías no.
P Le sedie sì, gli scaffali no.
P De stoelen wel, de kasten niet.
P Bitte nur 3 Stühle statt 4.
C Wären 1.150 machbar? Dann machen wir's.
C Wir bestellen, wenn Sie bis Weihnachten liefern können.
C Okay, allerdings bräuchten wir 30 Tage Zahlungsziel.
C Können wir uns bei 1.200 treffen?
C We'd go ahead at 1,100.
C Accepted subject to delivery before 1 December.
C On signe à 1 100 € tout compris ?
C Si lo dejan en 1.100, adelante.
C Se fecharmos por 1100, avançamos.
C A 1.100 euro firmiamo subito.
C Voor 1100 doen we het.
U Passt der Preis auch noch im Januar?
U Danke, passt bei uns grad zeitlich nicht, melde mich.
U Klingt gut!
U Super Angebot, danke!
U Ok danke, ich leite es weiter.
U Na das ist ja ein Schnäppchen, da nehmen wir gleich zwei.
U Danke, wir haben das Angebot so an die Geschäftsleitung weitergegeben.
U Ja, angekommen.
U Termin geht klar!
U Die neue Adresse passt so.
U Danke für die schnelle Rückmeldung, ich gebe bis Freitag Bescheid.
U Einverstanden sind wir noch nicht.
U Das passt uns gar nicht.
U Wir würden gerne annehmen, die Bank hat aber noch nicht zugesagt.
U Kannst du mal drüberschauen, ob das so passt?
U @Sam: was meinst du, sollen wir das so nehmen?
U Wir nehmen uns noch etwas Zeit.
U Ich bin bis 3. Dezember nicht im Haus. In dringenden Fällen wenden Sie sich an Frau Maier.
U Great quote, thanks. Will come back to you.
U Do you accept PO numbers?
U Please confirm the appointment on Monday.
U We confirm receipt of your quote.
U I'm out of the office until Monday.
U FYI - what do you think?
U Yes, got it.
U Merci pour le devis, c'est noté.
U Je le transmets à mon mari.
U Gracias por el presupuesto, lo paso a dirección.
U Ok, recebi. Obrigado.
U Ok, ricevuto, lo giro al titolare.
U Oké, ik stuur het door naar mijn collega.
U Bedankt voor de offerte, ziet er netjes uit.
"""

OTHER = """
U passt so, danke
U Einverstanden.
U Geht klar, bis Dienstag!
U ok passt
U We accept.
U Agreed, see you then.
U Akkoord.
U D'accord, merci.
U Va bene, grazie.
U De acuerdo.
U Combinado.
"""

TALK = """
A Gut, dann nehmen wir das Angebot an.
A Ok, dann bitte bestellen.
A Perfect, please go ahead then.
A Dans ce cas nous acceptons.
U Danke für die Auskunft!
U Passt, danke.
U Ok.
U That works, thanks.
"""

ORDERS = {
    "Einverstanden. Unsere Bestellnummer: 4500-771": "4500-771",
    "Freigabe erteilt, PO 88123 anbei.": "88123",
    "We accept. Our PO number is PO-2026/118.": "PO-2026/118",
    "Please go ahead, PO: 77-A1.": "77-A1",
    "Notre bon de commande : BC-4471": "BC-4471",
    "El pedido es el nº 5567-B.": "5567-B",
    "De acordo. A nota de encomenda é a 2026/55.": "2026/55",
    "il nostro ordine n. 3321/A": "3321/A",
    "Inkoopnummer 99-812.": "99-812",
    "wir bestellen 30 Stück": "",
    "We accept your quote Q-118.": "",
    "Bitte liefern am 12.03.2027, Bestellung vom 01.03.": "",
}


def cases(text: str) -> list[tuple[str, str]]:
    rows = [line.split(" ", 1) for line in text.splitlines() if line[1:2] == " "]
    return [(letter, said.replace("\\n", "\n")) for letter, said in rows]
