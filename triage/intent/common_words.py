"""Words that every mail has, in seven languages, folded: as a reason they tell nobody anything."""

from __future__ import annotations

from typing import Final

_EN = """
a about after again all already also always am an and another any anybody are as at back be because been
before being both but by can cannot could did do does doing done down during each either else even ever
every few for from get gets getting give go goes going gone good got had has have having he her here hers
him his how however i if in into is it its just know last least less let like little long look lot made make
many may maybe me might mine more most much must my need never next no nobody none not nothing now of off
often on once one only or other our ours out over own per perhaps please put quite rather really right said
same say see seem seen shall she should since so some somebody something still such sure take than that the
their them then there these they thing things this those though through till time to today tomorrow too two
under until up upon us use very want was way we well went were what when where whether which while who whom
whose why will with within without would yes yesterday yet you your yours hi hello dear kind regards thanks
thank best sincerely
"""
_DE = """
ab aber alle allem allen aller alles als also am an andere anderen auch auf aus ausser bei beim bereits bis
bitte da dabei dafur damit danach dann daran darauf darf darum das dass dein deine dem den denn der des
deshalb dich die dies diese diesem diesen dieser dieses dir doch dort du durch durfen eigentlich ein eine
einem einen einer eines einfach einmal er erst es etwa etwas euch euer eure fast fur ganz gar geben gegen
geht gehen genau gerade gern gerne gestern gewesen gibt gleich gut guten hab habe haben habt hallo hat hatte
hatten heute hier hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins irgendwie ist ja jede
jeden jeder jedes jemand jetzt kann kannst kein keine keinen keiner kommen kommt konnen konnten konnte
leider lieber liebe mal man mehr mein meine meinem meinen meiner mich mir mit mochte mochten moin morgen
muss mussen nach nachste nachsten nein nicht nichts noch nun nur ob oder ohne sehr sein seine seinen seit
sich sie sind so soll sollen sollte sollten sondern sonst tag tage uber um und uns unser unsere unserem
unseren unserer unter usw viel viele vielen vom von vor wann war ware waren warum was weg wegen weil weiter
welche wenn wer werde werden wie wieder will wir wird wirklich wo woche wochen wollen wollte wollten worden
wurde wurden zu zum zur zwar zwei zwischen mfg lg gruss grusse freundlichen dank danke
"""
_FR = """
a ai ainsi alors apres as au aucun aujourd aussi autre autres aux avait avant avec avez avoir avons bien bon
bonjour bonsoir c ca car ce ceci cela celle celui ces cet cette chez ci comme comment d dans de deja demain
depuis des deux dire dois doit donc du elle elles en encore entre es est et etaient etait etant ete etes
etre eu eux faire fait faut fois font hier il ils j je jour jours jusqu l la le les leur leurs lui m ma
madame mais me meme merci mes moi moins mois mon monsieur n ne ni nos notre nous on ont ou par parce pas peu
peut peux plus point pour pourquoi pourriez pouvez pouvoir pouvons pres puis qu quand que quel quelle
quelque quelques qui quoi rien s sa sans se sera serait ses si sinon soit sommes son sont sous suis sur t ta
te tes toi ton tous tout toute toutes tres trop tu un une va vais veux vers voir vos votre vous voudrais y
cordialement salutations
"""
_ES = """
a al algo alguien algun alguna ahora alli ante antes aqui asi aun aunque ayer bien buenas buenos cada casi
como con cosa cual cuando de debe del desde despues dia dias dice dicho donde dos e el ella ellas ellos en
entre era eran es esa ese eso esta estaba estamos estan estar estas este esto estos estoy ex fue fueron
gracias ha habia hace hacer han has hasta hay he hemos hola hoy la las le les lo los luego mal manana mas me
mi mis mismo mucho muy nada nadie ni no nos nosotros nuestra nuestro o os otra otro para pero poco podeis
poder podria por porque pues puede pueden puedo que quien quiero quisiera se sea ser si sido siempre sin
sobre sois solo somos son soy su sus tambien tan te tengo tenemos tiene tienen todo todos tu un una unas uno
unos usted ustedes va vamos vez vosotros voy y ya yo saludo saludos cordial
"""
_IT = """
a abbiamo ad adesso agli ai al alla alle allo ancora anche appena avete aveva avevo avere bene buona
buongiorno c che chi ci ciao come con cosa cosi cui da dal dalla dalle davvero degli dei del della delle
dello di dopo dove due e ed era erano essere fa fare fatto fino fra gia gli grazie ha hai hanno ho i ieri il
in io l la le lei li lo loro lui ma mai me meno mi mia mie miei mio molto ne nei nel nella nelle nessuno
niente no noi non nostra nostro o oggi ogni oppure ora per perche pero piu poco poi possiamo posso possibile
potete potrebbe prima pure qua quale qualche qualcosa qualcuno quando quanto quel quella quelle quello
questa queste questi questo qui s sarebbe se sei sempre senza si sia siamo siete solo sono sopra sotto sta
stata stato stesso su sua sue sui sul sulla suo suoi tra tre troppo tu tua tuo tutti tutto un una uno va vi
voi volta vorrei vostra vostro saluti cordiali distinti salve
"""
_PT = """
a agora ai ainda algo alguem algum alguma ao aos apenas aqui as assim ate atras bem boa bom com como da das
de depois desde dia dias do dois dos e ela elas ele eles em entao entre era eram essa esse esta estamos
estao estar estava este estou eu faz fazer foi foram ha hoje ia isso isto ja la lhe lhes lo mais mas me
mesmo meu meus minha muito na nada nao nas nem nenhum no nos nossa nosso nunca o obrigada obrigado ola onde
ontem os ou outra outro para pela pelo pode podem poderia podia por porque posso pouco pois qual quando que
quem quero queria se sem sempre ser sera seu seus sim so sobre sua suas tambem tao te tem temos tenho ter
tinha toda todo todos tu tudo um uma umas uns vai vamos ver vez voce voces vos vou cumprimentos
atenciosamente
"""
_NL = """
aan al alle alleen alles als alsof altijd ander andere beetje ben bij bijna binnen ook daar dan dat de deze
die dit doe doen door dus een eens eerst eigenlijk elk en er erg etc even ga gaan gaat geen geweest gewoon
goed graag had hadden heb hebben hebt heeft heel hem hen het hier hij hoe hun iemand iets ik in is ja jaar
je jij jou jouw jullie kan kom komen komt kon konden kunnen kunt laatste maar mag me meer men met mij mijn
misschien moet moeten morgen mogen na naar niemand niet niets nog nou nu of om omdat onder ons onze ooit op
over pas per sinds soms te tegen ten ter tijd toch toe toen tot twee u uit uw van vandaag veel vanaf voor
vorige wat we week weer weg weinig wel welke werd weten wie wij wil willen wilt wordt worden zal ze zeer zeg
zelf zich zij zijn zo zonder zou zouden groet groeten hallo hoi beste bedankt dank vriendelijke
"""

COMMON: Final = frozenset(" ".join((_EN, _DE, _FR, _ES, _IT, _PT, _NL)).split())
