// Four hundred short texts as people write them (lists, times, tables, logs, notes on changes, menus), by language.

/** `/` stands for the end of a line. */
export const SHORT_TEXTS: Readonly<Record<string, string>> = {
  en: `
Photo No. 1: well head / Photo No. 2: trench / Photo No. 3: spoil heap
- tent / - stove / - 2 gas cans / - rope
9:00 leave camp / 10:30 summit / 14:00 back at the car
Day 1: Oslo / Day 2: Bergen / Day 3: Stavanger
47.31561° N, 13.20511° E / 47.31562° N, 13.20512° E
fix: crash on empty list / add tests / bump version to 1.2.0
Soup 4.50 / Fish and chips 9.90 / Tea 2.00
| Item | Price | / | --- | --- | / | Bread | 2 | / | Milk | 1 |
Los Angeles to Las Vegas, 430 km / San Diego to La Jolla, 20 km
id: 64b1f6a2-3a1c-4c59-8c1b-2f3a90a1b2c3 / e: a / a: e
Mum's garden / Dad's shed / Sam's bike
IMG_1 / IMG_2 / IMG_3
Roof, north side / Roof, south side / Gutter, east
Unit A, no leak / Unit B, no leak / Unit E, small leak
2019-06-12 Departed Tromsø / 2019-06-13 Arrived Svolvær
Serial no. 4411 / Model no. E-20 / Part no. A-7
TODO: replace o-ring / DONE: grease bearing
Van Gogh Museum / Den Haag / Amsterdam Centraal
Rio de Janeiro / São Paulo / Belo Horizonte
Walked up the hill. Cold. Great view.
Frame 12 of 36, f/8, 1/250 s, ISO 100
before / after / before / after
km 12 water / km 20 hut / km 31 end
Bolt M8 x 40, washer, nut / Torque: 25 Nm
Night 1 in Chamonix / Night 2 in Les Houches / Night 3 in Les Contamines
v2: new cover, smaller files / v1: first version
Left: old pump. Right: new pump.
Mon closed / Tue 10-18 / Wed 10-18
Sample A-1 dry / Sample A-2 wet / Sample A-3 dry
Crew: J. de Vries, M. da Silva, K. van Dam
Mile 0: trailhead / Mile 4: creek / Mile 9: lake
el_capitan.jpg / la_push.jpg / los_osos.jpg
Passport, charger, hat, sunscreen
Set up the camera / Check the battery / Take the shot
St. Anton am Arlberg to Lech, 4 h
Server up / Disk sda ok / Fan noise, replaced
Kitchen: paint / Hall: floor / Bath: tiles
Nikon D750, 24-70 mm, tripod
Sunny, 22 °C, light wind / Rain from noon
Wien, Praha, Kraków, Zürich`,
  de: `
Bild 1: 13.20511°E, 47.31561°N / Bild 2: 13.20512°E, 47.31562°N / Start am Parkplatz, dann zur Brücke
- Zelt / - Kocher / - Schlafsack / - Handschuhe
9:00 Abfahrt / 10:30 Gipfel / 14:00 Rückfahrt
Frühstück 8 Uhr / Mittagessen 12 Uhr / Abendessen 19 Uhr
Fehler behoben / Tests hinzugefügt / Datei entfernt
Montag Ruhetag / Dienstag bis Freitag geöffnet
Suppe 4,50 / Wurst mit Brot 6,90 / Kaffee 2,50
| Tag | Strecke | / | --- | --- | / | Montag | 12 km | / | Dienstag | 20 km |
Anreise mit dem Zug / Fahrt zur Hütte / Abstieg ins Dorf
Schönes Wetter, kalt, gute Sicht auf den Berg
Links die alte Pumpe, rechts die neue
Dach Nordseite / Dach Südseite / Rinne undicht
Tag 1 Ankunft in Oslo / Tag 2 Fähre nach Bergen
Wasser nicht vergessen! Karte und Schlüssel auch.
Sonne, 22 °C, wenig Wind / ab Mittag Regen
Küche streichen / Boden legen / Bad fliesen
km 12 Wasser / km 20 Hütte / km 31 Ende der Etappe
Blick vom Turm auf die Stadt
Packliste: Schuhe, Jacke, Mütze, Ladegerät
Gestern Schnee, heute Sonne
Zimmer 12, mit Blick auf den See
Eintritt frei / Parkplatz am Schloss
Vor dem Umbau / Nach dem Umbau
Das Museum ist montags geschlossen.
Kartoffeln, Eier, Milch, Käse
Zug nach München, 3 Stunden, Gleis 4
Juni: Wanderung im Harz / Juli: Ostsee
Neu: größere Bilder / Alt: kleine Bilder
Wir waren um 7 am Bahnhof.
Weg über den Fluss, dann durch den Wald
Kirche St. Anna, Turm von Westen
Pause an der Quelle, weiter zum Sattel`,
  fr: `
- tente / - réchaud / - gants / - bonnet
9h00 départ / 10h30 sommet / 14h00 retour
Petit déjeuner 8 h / Déjeuner 12 h / Dîner 19 h
Jour 1 : arrivée à Oslo / Jour 2 : bateau vers Bergen
Correction du bug / Ajout des tests / Fichier supprimé
Fermé le lundi / Ouvert du mardi au dimanche
Soupe 4,50 / Poulet frites 9,90 / Café 2,00
| Jour | Étape | / | --- | --- | / | lundi | 12 km | / | mardi | 20 km |
Photo 1 : façade nord / Photo 2 : façade sud / vue du pont
Beau temps, froid, belle vue sur le lac
À gauche l'ancienne pompe, à droite la nouvelle
km 12 eau / km 20 refuge / km 31 fin de l'étape
Chaussures, veste, carte, chargeur
Avant les travaux / Après les travaux
Soleil, 22 °C, peu de vent / pluie à partir de midi
Gare de Lyon / train pour Annecy / 3 heures
Entrée gratuite / parking près du château
Chambre 12 avec vue sur la mer
Hier la neige, aujourd'hui le soleil
Pain, fromage, œufs, lait
Le musée est fermé.
Nous étions à la gare à 7 h.
Marche dans la forêt puis le long de la rivière
L'église du village / Le marché du matin
Mise à jour de la liste / Image ajoutée
Juin : randonnée / Juillet : plage
Toit, côté nord / gouttière, fuite
Pause à la source, montée vers le col
Nuit 1 à Chamonix / Nuit 2 aux Houches, en refuge
Billets achetés, valise faite`,
  es: `
- tienda / - hornillo / - guantes / - gorro
9:00 salida / 10:30 cumbre / 14:00 regreso
Desayuno 8:00 / Comida 14:00 / Cena 21:00
Día 1: llegada a Oslo / Día 2: barco a Bergen
Corregido el error / Añadidas pruebas / Archivo eliminado
Lunes cerrado / Martes a domingo abierto
Sopa 4,50 / Pollo con patatas 9,90 / Café 2,00
| Día | Ruta | / | --- | --- | / | lunes | 12 km | / | martes | 20 km |
Foto 1: fachada norte / Foto 2: fachada sur / vista del puente
Buen tiempo, frío, buena vista del lago
A la izquierda la bomba vieja, a la derecha la nueva
km 12 agua / km 20 refugio / km 31 fin de la etapa
Zapatos, chaqueta, mapa, cargador
Antes de la obra / Después de la obra
Sol, 22 °C, poco viento / lluvia por la tarde
Estación de Atocha / tren a Sevilla / 3 horas
Entrada gratis / aparcamiento junto al castillo
Habitación 12 con vista al mar
Ayer nieve, hoy sol
Pan, queso, huevos, leche
El museo está cerrado.
Estuvimos en la estación a las 7.
Camino por el bosque y junto al río
La iglesia del pueblo / El mercado
Lista actualizada / Imagen añadida
Junio: montaña / Julio: playa
Tejado, lado norte / gotera
Descanso en la fuente, subida al collado
Noche 1 en Granada / Noche 2 en el refugio
Billetes comprados, maleta hecha`,
  it: `
- tenda / - fornello / - guanti / - cappello
9:00 partenza / 10:30 cima / 14:00 ritorno
Colazione 8:00 / Pranzo 13:00 / Cena 20:00
Giorno 1: arrivo a Oslo / Giorno 2: traghetto per Bergen
Corretto errore / Aggiunti test / File rimosso
Lunedì chiuso / Martedì aperto
Zuppa 4,50 / Pollo con patate 9,90 / Caffè 2,00
| Giorno | Tappa | / | --- | --- | / | lunedì | 12 km | / | martedì | 20 km |
Foto 1: lato nord / Foto 2: lato sud / vista dal ponte
Bel tempo, freddo, bella vista sul lago
A sinistra la vecchia pompa, a destra la nuova
km 12 acqua / km 20 rifugio / km 31 fine tappa
Scarpe, giacca, mappa, caricatore
Prima dei lavori / Dopo i lavori
Sole, 22 °C, poco vento / pioggia nel pomeriggio
Stazione Termini / treno per Napoli / 3 ore
Ingresso gratis / parcheggio vicino al castello
Camera 12 con vista sul mare
Ieri neve, oggi sole
Pane, formaggio, uova, latte
Il museo è chiuso.
Eravamo alla stazione alle 7.
Sentiero nel bosco e lungo il fiume
La chiesa del paese / Il mercato
Lista aggiornata / Immagine aggiunta
Giugno: montagna / Luglio: mare
Tetto, lato nord / perdita dalla grondaia
Sosta alla fonte, salita al passo
Notte 1 a Siena / Notte 2 in rifugio
Biglietti comprati, valigia fatta`,
  pt: `
- barraca / - fogareiro / - luvas / - gorro
9:00 saída / 10:30 cume / 14:00 regresso
Café da manhã 8:00 / Almoço 13:00 / Jantar 20:00
Dia 1: chegada a Oslo / Dia 2: barco para Bergen
Corrigido erro / Adicionados testes / Arquivo removido
Segunda fechado / Terça a domingo aberto
Sopa 4,50 / Frango com batatas 9,90 / Café 2,00
| Dia | Trilha | / | --- | --- | / | segunda | 12 km | / | terça | 20 km |
Foto 1: lado norte / Foto 2: lado sul / vista da ponte
Bom tempo, frio, bela vista do lago
À esquerda a bomba velha, à direita a nova
km 12 água / km 20 abrigo / km 31 fim da etapa
Sapatos, casaco, mapa, carregador
Antes da obra / Depois da obra
Sol, 22 °C, pouco vento / chuva à tarde
Estação do Oriente / comboio para o Porto / 3 horas
Entrada grátis / estacionamento junto ao castelo
Quarto 12 com vista para o mar
Ontem neve, hoje sol
Pão, queijo, ovos, leite
O museu está fechado.
Estávamos na estação às 7.
Caminho pela floresta e ao longo do rio
A igreja da vila / O mercado
Lista atualizada / Imagem adicionada
Junho: serra / Julho: praia
Telhado, lado norte / infiltração
Pausa na fonte, subida ao colo
Noite 1 em Lisboa / Noite 2 no abrigo
Bilhetes comprados, mala feita`,
  nl: `
- tent / - brander / - handschoenen / - muts
9:00 vertrek / 10:30 top / 14:00 terugreis
Ontbijt 8:00 / Lunch 12:00 / Avondeten 18:00
Dag 1: aankomst in Oslo / Dag 2: boot naar Bergen
Fout opgelost / Tests toegevoegd / Bestand verwijderd
Maandag gesloten / Dinsdag tot zondag geopend
Soep 4,50 / Kip met aardappelen 9,90 / Koffie 2,00
| Dag | Tocht | / | --- | --- | / | maandag | 12 km | / | dinsdag | 20 km |
Foto 1: noordkant / Foto 2: zuidkant / uitzicht van de brug
Mooi weer, koud, uitzicht op het meer
Links de oude pomp, rechts de nieuwe
km 12 water / km 20 hut / km 31 einde van de etappe
Schoenen, jas, kaart, oplader
Voor de verbouwing / Na de verbouwing
Zon, 22 °C, weinig wind / regen vanaf de middag
Station Utrecht / trein naar Zwolle / 1 uur
Gratis toegang / parkeren bij het kasteel
Kamer 12 met uitzicht op zee
Gisteren sneeuw, vandaag zon
Brood, kaas, eieren, melk
Het museum is gesloten.
We waren om 7 uur op het station.
Pad door het bos en langs de rivier
De kerk van het dorp / De markt
Lijst bijgewerkt / Afbeelding toegevoegd
Juni: bergen / Juli: strand
Dak, noordkant / goot lekt
Pauze bij de bron, klim naar de pas
Nacht 1 in Gent / Nacht 2 in een hut
Kaartjes gekocht, koffer ingepakt`,
  sv: `
- tält / - kök / - handskar / - mössa
9:00 avresa / 10:30 toppen / 14:00 hemresa
Frukost 8:00 / Lunch 12:00 / Middag 18:00
Dag 1: ankomst till Oslo / Dag 2: båt till Bergen
Rättat fel / Lagt till tester / Tagit bort fil
Måndag stängt / Tisdag öppet
Soppa 45 / Kyckling med potatis 99 / Kaffe 20
| Dag | Tur | / | --- | --- | / | måndag | 12 km | / | tisdag | 20 km |
Bild 1: norra sidan / Bild 2: södra sidan / utsikt från bron
Fint väder, kallt, utsikt över sjön
Till vänster den gamla pumpen, till höger den nya
km 12 vatten / km 20 stuga / km 31 slut
Skor, jacka, karta, laddare
Före bygget / Efter bygget
Sol, 22 °C, lite vind / regn på eftermiddagen
Tåg till Umeå, 6 timmar
Gratis parkering vid slottet
Rum 12 med utsikt över havet
Igår snö, idag sol
Bröd, ost, ägg, mjölk
Museet är stängt.
Vi var på stationen kl 7.
Stig genom skogen och längs älven
Kyrkan i byn / Marknad på lördag
Juni: fjällen / Juli: stranden
Natt 1 i tält / Natt 2 i stuga`,
  pl: `
- namiot / - kuchenka / - rękawiczki / - czapka
9:00 wyjazd / 10:30 szczyt / 14:00 powrót
Śniadanie 8:00 / Obiad 14:00 / Kolacja 19:00
Dzień 1: przyjazd do Oslo / Dzień 2: prom do Bergen
Poprawiono błąd / Dodano testy / Usunięto plik
Poniedziałek zamknięte / Wtorek otwarte
Zupa 12 / Kurczak z ryżem 30 / Kawa 10
| Dzień | Szlak | / | --- | --- | / | poniedziałek | 12 km | / | wtorek | 20 km |
Zdjęcie 1: strona północna / Zdjęcie 2: widok z mostu
Ładna pogoda, zimno, widok na jezioro
Po lewej stara pompa, po prawej nowa
km 12 woda / km 20 schronisko / km 31 koniec
Buty, kurtka, mapa, ładowarka
Przed remontem / Po remoncie
Słońce, 22 °C, słaby wiatr / deszcz po południu
Pociąg do Krakowa, 3 godziny
Wstęp wolny / parking przy zamku
Pokój 12 z widokiem na morze
Wczoraj śnieg, dziś słońce
Chleb, ser, jajka, mleko
Muzeum jest zamknięte.
Byliśmy na dworcu o 7.
Ścieżka przez las i wzdłuż rzeki
Kościół we wsi / Rynek
Czerwiec: góry / Lipiec: morze
Noc 1 w namiocie / Noc 2 w schronisku`,
  tr: `
- çadır / - ocak / - eldiven / - şapka
9:00 kalkış / 10:30 zirve / 14:00 dönüş
Kahvaltı 8:00 / Öğle yemeği 12:00 / Akşam yemeği 19:00
1. gün: varış / 2. gün: gemi ile gezi
Hata düzeltildi / Test eklendi / Dosya kaldırıldı
Pazartesi kapalı / Salı açık
Çorba 45 / Tavuk ve pilav 99 / Kahve 20
| Gün | Yol | / | --- | --- | / | pazartesi | 12 km | / | salı | 20 km |
Fotoğraf 1: kuzey / Fotoğraf 2: güney / köprü manzarası
Güzel hava, soğuk, göl manzarası
Solda eski pompa, sağda yeni pompa
km 12 su / km 20 kulübe / km 31 son
Ayakkabı, mont, harita, şarj
Tadilattan önce / Tadilattan sonra
Güneş, 22 °C, az rüzgar / öğleden sonra yağmur
Tren ile Ankara, 3 saat
Giriş ücretsiz / kale yanında otopark
Oda 12, deniz manzaralı
Dün kar, bugün güneş
Ekmek, peynir, yumurta, süt
Müze kapalı.
Saat 7 için istasyonda olduk.
Orman içinde ve nehir boyunca yürüyüş
Köyün camisi / Çarşı
Haziran: dağ / Temmuz: deniz
1. gece çadır / 2. gece otel`,
  cs: `
- stan / - vařič / - rukavice / - čepice
9:00 odjezd / 10:30 vrchol / 14:00 návrat
Snídaně 8:00 / Oběd 12:00 / Večeře 19:00
Den 1: příjezd do Oslo / Den 2: loď do Bergenu
Opraveno: chyba v seznamu / Přidány testy
Pondělí zavřeno / Úterý otevřeno
Polévka 45 / Kuře s rýží 139 / Káva 50
| Den | Trasa | / | --- | --- | / | pondělí | 12 km | / | úterý | 20 km |
Foto 1: severní strana / Foto 2: výhled z mostu
Hezké počasí, zima, výhled na jezero
Vlevo staré čerpadlo, vpravo nové
km 12 voda / km 20 chata / km 31 konec
Boty, bunda, mapa, nabíječka
Před opravou / Po opravě
Slunce, 22 °C, slabý vítr / odpoledne déšť
Vlak do Brna, 3 hodiny
Vstup zdarma / parkoviště u hradu
Pokoj 12 s výhledem na moře
Včera sníh, dnes slunce
Chléb, sýr, vejce, mléko
Muzeum je zavřeno.
Byli jsme na nádraží v 7.
Stezka přes les a podél řeky
Kostel ve vesnici / Náměstí
Červen: hory / Červenec: moře
Noc 1 ve stanu / Noc 2 na chatě`,
  ja: `
東京駅 9:00 出発 / 10:30 京都駅 到着
持ち物：テント、手袋、帽子
朝食 8:00 / 昼食 12:00 / 夕食 18:00、海鮮焼
1日目 成田空港 / 2日目 ベルゲン
バグ修正 / テスト追加
月曜休み / 火曜〜日曜 営業
ラーメン 800円 / 餃子 400円
| 日 | 行程 | / | --- | --- | / | 月 | 渋谷駅 | / | 火 | 横浜 |
写真1：北側 / 写真2：南側
天気 晴、気温 22 °C
左が古いポンプ、右が新しいポンプ
12 km 水場 / 20 km 山小屋
入場無料 / 駐車場 300円
国鉄 広島駅 / 路線図
登山口 → 峠 → 山頂
昨日は雪、今日は晴れ
パン、チーズ、卵
博物館は休館です。
7時に駅にいました。
森の道、川沿い
6月 山 / 7月 海の写真
電気系統 点検 / 異常 なし
施工前 / 施工後 / 検査済
乗換 新宿駅 / 運賃 220円
紅葉の嵐山
10~12時と13~15時`,
  'zh-Hans': `
帐篷、手套、帽子
9:00 出发 / 10:30 山顶 / 14:00 返回
早餐 8:00 / 午餐 12:00 / 晚餐 18:00
第一天：到达奥斯陆 / 第二天：卑尔根
修复错误 / 添加测试
周一休息 / 周二至周日开放
牛肉面 28元 / 鸡蛋 3元
| 日期 | 路线 | / | --- | --- | / | 周一 | 12 km | / | 周二 | 20 km |
照片1：北面 / 照片2：南面
天气晴，22 °C
左边是旧水泵，右边是新的
12 km 水 / 20 km 小屋
鞋、外套、地图、充电器
施工前 / 施工后
北京站 / 上海站 / 3小时
免费入场
昨天下雪，今天晴
面包、奶酪、鸡蛋
博物馆关门了。
我们7点到车站。
穿过森林，沿着河走
六月：山 / 七月：海
Kubernetes 集群升级 / Docker 镜像清理
版本 2.0：新封面`,
  ru: `
- палатка / - горелка / - перчатки
9:00 выезд / 10:30 вершина / 14:00 возвращение
Завтрак 8:00 / Обед 13:00 / Ужин 19:00
День 1: Осло / День 2: Берген
Исправлена ошибка / Добавлены тесты
Понедельник закрыто / Вторник открыто
Суп 120 / Курица с рисом 300 / Кофе 90
| День | Путь | / | --- | --- | / | понедельник | 12 км |
Фото 1: север / Фото 2: юг
Хорошая погода, холодно
Слева старый насос, справа новый
12 км вода / 20 км приют
Ботинки, куртка, карта
До ремонта / После ремонта
Солнце, 22 °C / после обеда дождь
Поезд в Казань, 3 часа
Вход свободный
Номер 12 с видом на море
Вчера снег, сегодня солнце
Хлеб, сыр, яйца, молоко
Музей закрыт.
Мы были на вокзале в 7.
Тропа через лес
Июнь: горы / Июль: море`,
};
