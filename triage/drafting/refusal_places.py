"""What a country's rules refuse, in the other six languages: de, fr, es, pt, it, nl."""

from __future__ import annotations

from typing import Final

from triage.drafting.refusal_fields import Six

PLACES: Final[dict[str, Six]] = {
    # ------------------------------------------------------------ outside the VAT area of the Union
    "the Canary Islands, Ceuta and Melilla are outside the VAT area (Art. 6 Directive 2006/112/EC)": (
        "die Kanaren, Ceuta und Melilla liegen außerhalb des Mehrwertsteuergebiets (Art. 6 MwStSystRL)",
        "les Canaries, Ceuta et Melilla sont hors du territoire de TVA (art. 6 directive 2006/112/CE)",
        "Canarias, Ceuta y Melilla están fuera del territorio del IVA (art. 6 Directiva 2006/112/CE)",
        "as Canárias, Ceuta e Melilha estão fora do território do IVA (art. 6.º Diretiva 2006/112/CE)",
        "le Canarie, Ceuta e Melilla sono fuori dal territorio IVA (art. 6 direttiva 2006/112/CE)",
        "de Canarische Eilanden, Ceuta en Melilla liggen buiten het btw-gebied (art. 6 richtlijn "
        "2006/112/EG)",
    ),
    "Heligoland and Büsingen are outside the VAT area (Art. 6(2) Directive 2006/112/EC)": (
        "Helgoland und Büsingen liegen außerhalb des Mehrwertsteuergebiets (Art. 6 Abs. 2 MwStSystRL)",
        "Helgoland et Büsingen sont hors du territoire de TVA (art. 6, § 2 directive 2006/112/CE)",
        "Heligoland y Büsingen están fuera del territorio del IVA (art. 6.2 Directiva 2006/112/CE)",
        "Helgoland e Büsingen estão fora do território do IVA (art. 6.º, n.º 2 Diretiva 2006/112/CE)",
        "Helgoland e Büsingen sono fuori dal territorio IVA (art. 6, par. 2 direttiva 2006/112/CE)",
        "Helgoland en Büsingen liggen buiten het btw-gebied (art. 6, lid 2 richtlijn 2006/112/EG)",
    ),
    "Livigno and Campione d'Italia are outside the VAT area (Art. 6 Directive 2006/112/EC)": (
        "Livigno und Campione d'Italia liegen außerhalb des Mehrwertsteuergebiets (Art. 6 MwStSystRL)",
        "Livigno et Campione d'Italia sont hors du territoire de TVA (art. 6 directive 2006/112/CE)",
        "Livigno y Campione d'Italia están fuera del territorio del IVA (art. 6 Directiva 2006/112/CE)",
        "Livigno e Campione d'Italia estão fora do território do IVA (art. 6.º Diretiva 2006/112/CE)",
        "Livigno e Campione d'Italia sono fuori dal territorio IVA (art. 6 direttiva 2006/112/CE)",
        "Livigno en Campione d'Italia liggen buiten het btw-gebied (art. 6 richtlijn 2006/112/EG)",
    ),
    "the Åland Islands are outside the VAT area (Art. 6(1)(c) Directive 2006/112/EC)": (
        "die Ålandinseln liegen außerhalb des Mehrwertsteuergebiets (Art. 6 Abs. 1 Buchst. c MwStSystRL)",
        "les îles Åland sont hors du territoire de TVA (art. 6, § 1, c directive 2006/112/CE)",
        "las islas Åland están fuera del territorio del IVA (art. 6.1.c Directiva 2006/112/CE)",
        "as ilhas Åland estão fora do território do IVA (art. 6.º, n.º 1, c Diretiva 2006/112/CE)",
        "le isole Åland sono fuori dal territorio IVA (art. 6, par. 1, c direttiva 2006/112/CE)",
        "de Åland-eilanden liggen buiten het btw-gebied (art. 6, lid 1, c richtlijn 2006/112/EG)",
    ),
    "Mount Athos is outside the VAT area (Art. 6(1)(a) Directive 2006/112/EC)": (
        "der Berg Athos liegt außerhalb des Mehrwertsteuergebiets (Art. 6 Abs. 1 Buchst. a MwStSystRL)",
        "le mont Athos est hors du territoire de TVA (art. 6, § 1, a directive 2006/112/CE)",
        "el monte Athos está fuera del territorio del IVA (art. 6.1.a Directiva 2006/112/CE)",
        "o monte Athos está fora do território do IVA (art. 6.º, n.º 1, a Diretiva 2006/112/CE)",
        "il monte Athos è fuori dal territorio IVA (art. 6, par. 1, a direttiva 2006/112/CE)",
        "de berg Athos ligt buiten het btw-gebied (art. 6, lid 1, a richtlijn 2006/112/EG)",
    ),
    "the French overseas departments are outside the VAT area": (
        "die französischen Überseegebiete liegen außerhalb des Mehrwertsteuergebiets",
        "les départements d'outre-mer sont hors du territoire de TVA",
        "los departamentos franceses de ultramar están fuera del territorio del IVA",
        "os departamentos ultramarinos franceses estão fora do território do IVA",
        "i dipartimenti francesi d'oltremare sono fuori dal territorio IVA",
        "de Franse overzeese departementen liggen buiten het btw-gebied",
    ),
    # ------------------------------------------------------------ packs (``[[refused]] reason``)
    "goods to Northern Ireland follow EU rules (prefix XI), which this pack does not have": (
        "Ware nach Nordirland folgt den EU-Regeln (Präfix XI), die hier fehlen",
        "les biens vers l'Irlande du Nord suivent les règles de l'UE (préfixe XI), absentes ici",
        "los bienes a Irlanda del Norte siguen las reglas de la UE (prefijo XI), que aquí faltan",
        "os bens para a Irlanda do Norte seguem as regras da UE (prefixo XI), que aqui faltam",
        "i beni verso l'Irlanda del Nord seguono le regole UE (prefisso XI), che qui mancano",
        "goederen naar Noord-Ierland volgen de EU-regels (prefix XI), die hier ontbreken",
    ),
    "goods to Northern Ireland follow their own rules, which this pack does not have": (
        "Ware nach Nordirland folgt eigenen Regeln, die hier fehlen",
        "les biens vers l'Irlande du Nord suivent des règles propres, absentes ici",
        "los bienes a Irlanda del Norte siguen reglas propias, que aquí faltan",
        "os bens para a Irlanda do Norte seguem regras próprias, que aqui faltam",
        "i beni verso l'Irlanda del Nord seguono regole proprie, che qui mancano",
        "goederen naar Noord-Ierland volgen eigen regels, die hier ontbreken",
    ),
    "Monaco counts as France for VAT, which this pack does not have": (
        "Monaco zählt bei der Umsatzsteuer zu Frankreich; diese Regeln fehlen hier",
        "Monaco relève de la France pour la TVA ; ces règles manquent ici",
        "Mónaco cuenta como Francia a efectos del IVA; esas reglas faltan aquí",
        "o Mónaco conta como França para o IVA; essas regras faltam aqui",
        "Monaco vale come Francia ai fini IVA; queste regole qui mancano",
        "Monaco telt voor de btw als Frankrijk; die regels ontbreken hier",
    ),
    "the Isle of Man counts as the United Kingdom for VAT, which this pack does not have": (
        "die Isle of Man zählt bei der Umsatzsteuer zum Vereinigten Königreich; diese Regeln fehlen hier",
        "l'île de Man relève du Royaume-Uni pour la TVA ; ces règles manquent ici",
        "la isla de Man cuenta como Reino Unido a efectos del IVA; esas reglas faltan aquí",
        "a ilha de Man conta como Reino Unido para o IVA; essas regras faltam aqui",
        "l'isola di Man vale come Regno Unito ai fini IVA; queste regole qui mancano",
        "het eiland Man telt voor de btw als Verenigd Koninkrijk; die regels ontbreken hier",
    ),
    "Jungholz and Mittelberg have a rate of their own (19 %), which this pack does not have": (
        "Jungholz und Mittelberg haben einen eigenen Satz (19 %), der hier fehlt",
        "Jungholz et Mittelberg ont un taux propre (19 %), absent ici",
        "Jungholz y Mittelberg tienen un tipo propio (19 %), que aquí falta",
        "Jungholz e Mittelberg têm uma taxa própria (19 %), que aqui falta",
        "Jungholz e Mittelberg hanno un'aliquota propria (19 %), che qui manca",
        "Jungholz en Mittelberg hebben een eigen tarief (19 %), dat hier ontbreekt",
    ),
    "Corsica has rates of its own, which this pack does not have": (
        "Korsika hat eigene Sätze, die hier fehlen", "la Corse a ses propres taux, absents ici",
        "Córcega tiene tipos propios, que aquí faltan", "a Córsega tem taxas próprias, que aqui faltam",
        "la Corsica ha aliquote proprie, che qui mancano", "Corsica heeft eigen tarieven, die hier ontbreken",
    ),
    "reduced rates for work on dwellings need the customer's word on the building, which this pack does "
    "not have": (
        "ermäßigte Sätze für Arbeiten an Wohnungen brauchen die Bescheinigung des Kunden zum Gebäude, die "
        "hier fehlt",
        "les taux réduits pour travaux dans un logement demandent l'attestation du client, absente ici",
        "los tipos reducidos para obras en viviendas requieren la declaración del cliente, que aquí falta",
        "as taxas reduzidas para obras em habitações exigem a declaração do cliente, que aqui falta",
        "le aliquote ridotte per lavori su abitazioni richiedono la dichiarazione del cliente, che qui manca",
        "verlaagde tarieven voor werk aan woningen vragen een verklaring van de klant, die hier ontbreekt",
    ),
    "companies must invoice with a certified system (VERI*FACTU) from 2027-01-01, which this is not": (
        "Gesellschaften müssen ab 2027-01-01 mit einem zertifizierten System (VERI*FACTU) abrechnen; dieses "
        "ist keines",
        "les sociétés doivent facturer avec un système certifié (VERI*FACTU) dès le 2027-01-01 ; celui-ci "
        "ne l'est pas",
        "las sociedades deben facturar con un sistema certificado (VERI*FACTU) desde el 2027-01-01, y este "
        "no lo es",
        "as sociedades têm de faturar com um sistema certificado (VERI*FACTU) desde 2027-01-01, e este não "
        "o é",
        "le società devono fatturare con un sistema certificato (VERI*FACTU) dal 2027-01-01, e questo non "
        "lo è",
        "vennootschappen moeten vanaf 2027-01-01 met een gecertificeerd systeem (VERI*FACTU) factureren; "
        "dit is er geen",
    ),
    "invoices need a certified system (VERI*FACTU) from 2027-07-01, which this is not": (
        "Rechnungen brauchen ab 2027-07-01 ein zertifiziertes System (VERI*FACTU); dieses ist keines",
        "les factures demandent un système certifié (VERI*FACTU) dès le 2027-07-01 ; celui-ci ne l'est pas",
        "las facturas requieren un sistema certificado (VERI*FACTU) desde el 2027-07-01, y este no lo es",
        "as faturas exigem um sistema certificado (VERI*FACTU) desde 2027-07-01, e este não o é",
        "le fatture richiedono un sistema certificato (VERI*FACTU) dal 2027-07-01, e questo non lo è",
        "facturen vragen vanaf 2027-07-01 een gecertificeerd systeem (VERI*FACTU); dit is er geen",
    ),
    "a factura rectificativa needs a number series of its own, which this pack does not have": (
        "eine factura rectificativa braucht einen eigenen Nummernkreis, der hier fehlt",
        "une factura rectificativa demande une série propre, absente ici",
        "una factura rectificativa requiere una serie propia, que aquí falta",
        "uma factura rectificativa exige uma série própria, que aqui falta",
        "una factura rectificativa richiede una serie propria, che qui manca",
        "een factura rectificativa vraagt een eigen nummerreeks, die hier ontbreekt",
    ),
    "invoices between French businesses must go through an approved platform from 2027-09-01": (
        "Rechnungen zwischen französischen Unternehmen müssen ab 2027-09-01 über eine zugelassene Plattform "
        "gehen",
        "les factures entre entreprises françaises passent par une plateforme agréée à partir du 2027-09-01",
        "las facturas entre empresas francesas deben ir por una plataforma autorizada desde el 2027-09-01",
        "as faturas entre empresas francesas têm de passar por uma plataforma aprovada desde 2027-09-01",
        "le fatture tra imprese francesi devono passare da una piattaforma accreditata dal 2027-09-01",
        "facturen tussen Franse ondernemingen moeten vanaf 2027-09-01 via een erkend platform",
    ),
    "invoices within Italy must be sent as FatturaPA through the Sistema di Interscambio; a PDF is no "
    "invoice": (
        "Rechnungen innerhalb Italiens gehen als FatturaPA über das Sistema di Interscambio; ein PDF ist "
        "keine Rechnung",
        "en Italie, une facture passe en FatturaPA par le Sistema di Interscambio ; un PDF n'en est pas une",
        "en Italia las facturas van como FatturaPA por el Sistema di Interscambio; un PDF no es una factura",
        "em Itália as faturas seguem como FatturaPA pelo Sistema di Interscambio; um PDF não é uma fatura",
        "in Italia le fatture vanno inviate come FatturaPA tramite il Sistema di Interscambio; un PDF non è "
        "una fattura",
        "facturen binnen Italië gaan als FatturaPA via het Sistema di Interscambio; een pdf is geen factuur",
    ),
    "invoices to San Marino go through the Sistema di Interscambio": (
        "Rechnungen nach San Marino gehen über das Sistema di Interscambio",
        "les factures vers Saint-Marin passent par le Sistema di Interscambio",
        "las facturas a San Marino van por el Sistema di Interscambio",
        "as faturas para São Marinho seguem pelo Sistema di Interscambio",
        "le fatture verso San Marino passano dal Sistema di Interscambio",
        "facturen naar San Marino gaan via het Sistema di Interscambio",
    ),
}  # fmt: skip
