// Step 1, markdown: the commonest words of languages in Latin script, and letters that hardly another one has. Words of
// sentences, and those of lists, times, menus and logs. One letter is no word.

/** Data of `language.ts`. */
export const WORDS: Readonly<Record<string, readonly [words: string, letters: string]>> = {
  en: [
    `the and of to was we is for with that from you this were are our have not at it but they in on by as be or an my me your his her their its
    if so up out off all no yes can will would has had did do does don't i'm it's didn't there here then than when where what which who how
    after before again over under into near back down about just only more most some any every other first last next new old good
    day days night morning noon afternoon evening week weekend month year today tomorrow yesterday early late time hour hours minutes
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
    breakfast lunch dinner coffee tea bread cheese soup beer wine water milk egg eggs fish meat chicken rice salad cake juice
    train bus boat ferry flight airport station hotel room road bridge river lake sea beach mountain hill forest park church castle museum market town city village street house home camp tent hut trail walk hike ride drive
    arrive arrived arrival leave left departure start started stop end rest go going went came see saw took take found made make get got use used run set
    rain sun sunny cloudy snow wind cold warm hot weather view photo photos picture pictures trip notes packing list shoes jacket gloves hat map key keys phone charger money ticket tickets passport
    add added fix fixed remove removed update updated change changed test tests bug build release version file files open closed done todo check note warning error broken failed missing
    price free total cost left right north south east west top bottom small big long short high low head well point side part number name place type size
    roof kitchen bathroom bath hall floor wall door window ceiling leak gutter replaced replace cleaned checked check pump engine oil filter bolt nut washer dry wet frame sample unit model serial server disk noise cover page text image link section header footer button menu support allow use using`,
    '',
  ],
  de: [
    `der die das ist nicht ein eine einen einem einer wir mit auf den dem des von zu zum zur sich auch für im am an war waren sind es aber ich er sie und oder bei nach aus um bis vor über unter durch ohne gegen noch nur schon sehr mehr wieder dann da hier dort wo wie was wenn kein keine alle alles viel viele heute morgen gestern uhr
    tag tage nacht abend mittag vormittag nachmittag woche jahr früh spät montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz mai juni juli oktober dezember
    frühstück mittagessen abendessen kaffee tee brot käse suppe bier wein wasser milch eier fisch fleisch hähnchen reis salat kuchen saft kartoffeln wurst nudeln
    museum hotel park zug bahn bahnhof schiff fähre flug flughafen zimmer straße brücke fluss see meer strand berg wald kirche schloss burg markt stadt dorf haus hütte zelt weg wanderung fahrt rückfahrt anreise abreise ankunft abfahrt aufstieg abstieg gipfel pause rast ende
    regen sonne sonnig bewölkt schnee kalt warm heiß wetter blick aussicht bild bilder foto fotos reise packliste schuhe jacke handschuhe mütze karte schlüssel ladegerät geld preis preise frei
    neu neue neuer alt alte groß klein links rechts oben unten erster letzte hinzugefügt behoben entfernt geändert fehler datei geöffnet geschlossen fertig offen geplant stunden minuten etwa ca bitte danke mit gefahren gegangen gesehen gemacht
    dach seite nordseite südseite undicht küche boden bad legen streichen turm westen osten norden süden etappe ausgetauscht geprüft gereinigt wand tür fenster decke keller garten schritt seite übersicht einstellung anzeige hinzufügen entfernen ändern beheben unterstützung`,
    'ßäöü',
  ],
  fr: [
    `le la les et des un une est nous dans pour que qui sur avec du au aux pas plus ce cette ces sont très était de en par vers sous sans chez il elle ils on je vous mon ma mes son sa ses notre nos votre leur se ne ou où mais puis après avant encore tout tous toute rien bien fait faire aller vu pris été avons peu entre depuis
    jour jours nuit soir matin midi après-midi semaine mois année aujourd hui demain hier tôt tard heure heures lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    petit déjeuner dîner café thé pain fromage soupe bière vin eau lait œufs poisson viande poulet riz salade gâteau jus pommes frites beurre jambon
    train gare bateau bac vol aéroport chambre rue route pont rivière lac mer plage montagne forêt parc église château musée marché ville village maison cabane tente chemin sentier randonnée balade départ arrivée retour montée descente sommet pause fin étape
    pluie soleil ensoleillé nuageux neige froid chaud temps météo vue photo photos image images voyage liste chaussures veste gants bonnet carte clés chargeur argent billet billets prix gratuit
    nouveau nouvelle ancien vieux grand grande petite gauche droite haut bas premier première dernier ajout ajouté corrigé correction supprimé mise jour fichier fichiers ouvert fermé terminé erreur manquant
    toit côté nord sud ouest fuite gouttière nuit valise achetés faite cuisine salle sol mur porte fenêtre cave façade refuge travaux jardin remplacé nettoyé vérifié pompe page ajoute corrige supprime étapes gratuite parking`,
    'œçêèâîû',
  ],
  es: [
    `el la los las y en un una que de es por con para del al se como pero más muy fue nos está sin sobre hasta desde entre ya no sí su sus mi mis lo le les ha han hay son era este esta estos eso otro otra todo todos nada bien hoy mañana ayer después antes luego también donde cuando si ser hacer ir hemos fuimos
    día días noche tarde mediodía semana mes año hora horas temprano lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    desayuno almuerzo comida cena café té pan queso sopa cerveza vino agua leche huevos pescado carne pollo arroz ensalada tarta zumo jugo patatas jamón
    tren autobús barco vuelo aeropuerto estación habitación calle carretera puente río lago mar playa montaña bosque parque iglesia castillo museo mercado ciudad pueblo casa refugio tienda camino sendero ruta caminata paseo salida llegada regreso vuelta subida bajada cumbre descanso fin
    lluvia sol soleado nublado nieve viento frío calor tiempo vista foto fotos imagen imágenes viaje lista zapatos botas chaqueta guantes gorro mapa llaves cargador dinero billete billetes precio gratis entrada
    nuevo nueva viejo grande pequeño izquierda derecha arriba abajo primero primera último añadido añadir corregido corregir eliminado cambio archivo archivos abierto cerrado hecho pendiente error falta
    tejado lado norte sur oeste gotera maleta hecha comprados cocina baño suelo pared puerta ventana jardín bomba obra cambiado limpio revisado página añade corrige elimina etapa aparcamiento`,
    'ñ¿¡',
  ],
  it: [
    `il la di che un una per non sono con del della dei delle degli gli le siamo ma più anche è nel nella nei alla al ai dal dalla da in su sul sulla lo ci si mi ha hanno era poi dopo prima ancora tutto tutti molto poco qui dove quando come se questo questa fino senza tra fra abbiamo fare fatto visto oggi domani ieri ed
    giorno giorni notte sera mattina mattino mezzogiorno pomeriggio settimana mese anno ora ore presto tardi lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    colazione pranzo cena caffè tè pane formaggio zuppa birra vino acqua latte uova pesce carne pollo riso insalata torta succo prosciutto
    treno autobus pullman barca traghetto nave volo aeroporto stazione albergo camera via strada ponte fiume lago mare spiaggia montagna bosco parco chiesa castello museo mercato città paese casa rifugio tenda sentiero cammino escursione passeggiata gita tappa partenza arrivo ritorno salita discesa cima sosta fine
    pioggia sole soleggiato nuvoloso neve vento freddo caldo tempo meteo vista foto immagine immagini viaggio lista scarpe giacca guanti cappello mappa chiavi caricatore soldi biglietto biglietti prezzo gratis ingresso
    nuovo nuova vecchio grande piccolo sinistra destra alto basso primo prima ultimo aggiunto aggiunta corretto correzione rimosso modificato aggiornato file aperto chiuso fatto errore manca
    tetto lato nord sud ovest perdita grondaia valigia fatta comprati cucina bagno pavimento muro porta finestra giardino pompa lavori sostituito pulito controllato pagina aggiunge corregge rimuove bel bella patate parcheggio`,
    '',
  ],
  pt: [
    `as os de que um uma não para com do da dos das em no na nos nas por mais foi são muito você ao aos à pelo pela sem sobre até desde entre já sim seu sua meu minha se mas também depois antes ainda tudo todos nada bem hoje amanhã ontem onde quando este esta isso outro ser fazer ir fomos está estava tem há
    dia dias noite tarde manhã meio-dia semana mês ano hora horas cedo segunda terça quarta quinta sexta feira sábado domingo janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
    café almoço jantar chá pão queijo sopa cerveja vinho água leite ovos peixe carne frango arroz salada bolo suco sumo batatas presunto feijão
    trem comboio ônibus autocarro barco voo aeroporto estação quarto rua estrada ponte rio lago mar praia montanha serra floresta parque igreja castelo museu mercado cidade vila casa abrigo barraca caminho trilha trilho caminhada passeio saída partida chegada volta regresso subida descida cume pausa fim
    chuva sol ensolarado nublado neve vento frio calor tempo vista foto fotos imagem imagens viagem lista sapatos botas casaco luvas gorro mapa chaves carregador dinheiro bilhete bilhetes ingresso preço grátis entrada
    novo nova velho grande pequeno esquerda direita cima baixo primeiro primeira último adicionado adicionar corrigido corrigir removido alterado arquivo ficheiro aberto fechado feito erro falta
    telhado lado norte sul leste oeste infiltração mala feita comprados cozinha banheiro piso parede porta janela jardim bomba obra trocado limpo verificado página adiciona corrige remove jantar bom etapa estacionamento`,
    'ãõ',
  ],
  nl: [
    `de het een en van is dat niet we zijn op te voor met die er maar ook naar wij was om aan bij uit over door tot in als dan nog wel geen al weer heel veel meer alleen waar hier daar toen ik je jij hij ze hun ons onze mijn deze dit wat wie hoe na tussen onder zonder om gaan ging gezien gemaakt gedaan vandaag morgen gisteren
    dag dagen nacht avond ochtend middag 's week maand jaar uur vroeg laat maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart mei juni juli augustus oktober
    ontbijt lunch avondeten diner koffie thee brood kaas soep bier wijn water melk eieren vis vlees kip rijst salade taart sap aardappelen boter
    museum hotel park trein boot veerpont veer vlucht vliegveld luchthaven station kamer straat weg brug rivier meer zee strand berg bos kerk kasteel markt stad dorp huis hut pad wandeling fietstocht rit tocht vertrek aankomst terug terugreis heenreis klim afdaling top pauze rust einde
    bergen stranden regen zon zonnig bewolkt sneeuw koud warm weer uitzicht foto foto's afbeelding reis paklijst schoenen jas handschoenen muts kaart sleutels oplader geld kaartje kaartjes prijs gratis toegang
    nieuw nieuwe oud oude groot grote klein kleine links rechts boven beneden eerste laatste toegevoegd opgelost verwijderd gewijzigd bijgewerkt bestand bestanden geopend gesloten klaar fout ontbreekt
    dak noordkant zuidkant noord zuid oost goot lekt koffer gekocht ingepakt keuken badkamer vloer muur deur raam tuin pomp vervangen schoongemaakt gecontroleerd pagina etappe verbouwing mooi bewolkt eind nacht`,
    'ĳ',
  ],
  vi: [
    'và là của có không được cho một những người với các trong đã này khi chúng tôi ngày đêm sáng trưa chiều tối tuần tháng năm giờ đi đến về ở từ xe tàu ga sân bay khách sạn phòng đường cầu sông hồ biển bãi núi chợ nhà ảnh trời mưa nắng ăn uống cơm bánh nước cà phê chuyến giá vé thứ hai ba chủ nhật',
    'ơưđạảấầẩậắằẳặẹẻẽếềểễệịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ',
  ],
  sv: [
    `och att det som en ett är på av för med inte vi den till har var men om så från vid under över efter innan sedan där här när hur vad jag du han hon de oss vår våra min mitt sin ut upp ner in hem kom gick såg tog blev mycket mer bara också igen alla inget idag imorgon igår kl
    dag dagar natt kväll morgon middag förmiddag eftermiddag vecka månad år timmar minuter tidigt sent måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars maj juni juli augusti oktober
    frukost lunch kaffe te bröd ost soppa öl vin vatten mjölk ägg fisk kött kyckling ris sallad kaka tårta potatis smör
    tåg tåget buss bussen båt färja flyg flygplats station rum gata väg bro älv sjö sjön hav havet strand berg fjäll skog kyrka slott museum marknad stad by hus stuga tält stig led vandring tur resa avresa ankomst avgång hemresa rast slut topp toppen
    regn sol soligt molnigt snö vind kallt varmt väder utsikt bild bilder foto packlista skor jacka handskar vantar mössa karta nycklar laddare pengar biljett biljetter pris gratis
    ny nya nytt gammal stor stora liten små vänster höger uppe nere första sista lade till lagt tagit bort ändrat uppdaterad fil filer öppen öppet stängt klar fel saknas
    bygget fjällen stranden norra södra norr söder tak kök badrum golv vägg dörr fönster trädgård pump bytt rengjord kontrollerad sida före tester fint väder längs`,
    'åäö',
  ],
  da: [
    `og at det som en et er på af for med ikke vi den til har var men om så jeg fra ved under over efter før siden der her når hvor hvad du han hun de os vores min mit sin ud op ned ind hjem kom gik så tog blev meget mere kun også igen alle ingen noget mange dag i morgen går kl
    dag dage nat aften morgen middag formiddag eftermiddag uge måned år timer minutter tidligt sent mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts maj juni juli oktober december
    morgenmad frokost aftensmad kaffe te brød ost suppe øl vin vand mælk æg fisk kød kylling ris salat kage kartofler smør
    tog toget bus bussen båd færge fly lufthavn station værelse gade vej bro å sø søen hav havet strand bjerg skov kirke slot museum marked by byen hus hytte telt sti vandring tur rejse afrejse ankomst afgang hjemrejse pause slut top toppen
    regn sol solrigt skyet sne vind koldt varmt vejr udsigt billede billeder foto pakkeliste sko jakke handsker hue kort nøgler oplader penge billet billetter pris gratis
    ny nye nyt gammel stor store lille små venstre højre oppe nede første sidste tilføjet rettet fjernet ændret opdateret fil filer åben åbent lukket færdig fejl mangler
    tag køkken badeværelse gulv væg dør vindue have nord syd øst vest pumpe skiftet renset kontrolleret side smukt lejrplads`,
    'øæå',
  ],
  nb: [
    `og at det som en et er på av for med ikke vi den til har var men om så jeg fra ved under over etter før siden der her når hvor hva du han hun de oss vår våre min mitt sin ut opp ned inn hjem kom gikk så tok ble mye mer bare også igjen alle ingen noe mange dag i morgen går kl
    dag dager natt kveld morgen middag formiddag ettermiddag uke måned år timer minutter tidlig sent mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar mars mai juni juli oktober desember
    frokost lunsj kaffe te brød ost suppe øl vin vann melk egg fisk kjøtt kylling ris salat kake poteter smør
    tog toget buss bussen båt ferge fly flyplass stasjon rom gate vei veien bro elv sjø sjøen vann hav havet strand fjell fjellet skog kirke slott museum marked by byen hus hytte hytta telt sti tur turen reise avreise ankomst avgang hjemreise pause rast slutt topp toppen
    regn sol overskyet snø vind kaldt varmt vær utsikt bilde bilder foto pakkeliste sko jakke hansker votter lue kart nøkler lader penger billett billetter pris gratis
    ny nye nytt gammel stor store liten små venstre høyre oppe nede første siste lagt til rettet fjernet endret oppdatert fil filer åpen åpent stengt ferdig feil mangler
    tak kjøkken bad gulv vegg dør vindu hage nord sør øst vest pumpe byttet renset sjekket side fint`,
    'øæå',
  ],
  fi: [
    `ja on ei se että oli hän mutta kun me ovat joka kuin myös niin tämä olemme olimme meillä minä sinä ne nyt sitten vielä jo vain paljon ennen jälkeen kanssa ilman sekä tai klo täällä siellä missä mitä kaikki hyvä tänään huomenna eilen
    päivä päivää yö ilta illalla aamu aamulla keskipäivä iltapäivä viikko kuukausi vuosi tunti tuntia minuuttia aikaisin myöhään maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu
    aamiainen aamupala lounas illallinen päivällinen kahvi tee leipä juusto keitto olut viini vesi maito munat kala liha kana riisi salaatti kakku perunat voi
    juna bussi vene laiva lautta lento lentokenttä asema huone katu tie silta joki järvi meri ranta vuori tunturi metsä kirkko linna museo tori kaupunki kylä talo mökki teltta polku retki vaellus matka lähtö saapuminen paluu kotiin tauko loppu huippu
    sade aurinko aurinkoinen pilvistä lumi tuuli kylmä lämmin sää näköala kuva kuvat kuvia pakkauslista kengät takki käsineet pipo kartta avaimet laturi raha lippu liput hinta ilmainen
    uusi vanha iso suuri pieni vasen oikea ylös alas ensimmäinen viimeinen lisätty korjattu poistettu muutettu päivitetty tiedosto auki suljettu valmis virhe puuttuu
    katto keittiö kylpyhuone lattia seinä ovi ikkuna puutarha pohjoinen etelä itä länsi pumppu vaihdettu tarkastettu sivu kaunis`,
    'äö',
  ],
  pl: [
    `na się do nie jest to że jak po co tak był była było dla są od za ze przez przy pod nad bez przed już tylko też oraz lub ale gdy gdzie tu tam my nas nam mój nasz jego ich ten ta te tego bardzo więcej dużo wszystko znowu dziś dzisiaj jutro wczoraj godz około
    dzień dni noc wieczór rano ranek południe popołudnie tydzień miesiąc rok godzina godziny minut wcześnie późno poniedziałek wtorek środa czwartek piątek sobota niedziela stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
    śniadanie obiad kolacja kawa herbata chleb ser zupa piwo wino woda mleko jajka ryba mięso kurczak ryż sałatka ciasto sok ziemniaki masło szynka pierogi
    byliśmy byłem byłam dworcu pociąg autobus statek prom lot lotnisko dworzec stacja pokój ulica droga most rzeka jezioro morze plaża góra góry las kościół zamek muzeum rynek targ miasto wieś dom schronisko namiot szlak ścieżka wycieczka spacer podróż wyjazd przyjazd odjazd powrót wejście zejście szczyt przerwa koniec
    deszcz słońce słonecznie pochmurno śnieg wiatr zimno ciepło pogoda widok zdjęcie zdjęcia obraz lista buty kurtka rękawiczki czapka mapa klucze ładowarka pieniądze bilet bilety cena gratis wstęp
    nowy nowa nowe stary duży mały lewo prawo góra dół pierwszy ostatni dodano dodany poprawiono naprawiono usunięto zmieniono plik pliki otwarte zamknięte gotowe błąd brak
    remont strona widokiem północna południowa północ południe dach kuchnia łazienka podłoga ściana drzwi okno ogród pompa wymieniono sprawdzono strona wolny ładna lewej prawej noc koniec`,
    'łżśźćńęą',
  ],
  cs: [
    `se na je že to do jsme ale jsou by jako byl byla bylo pro už ve ze za od po při pod nad bez před jen také nebo když kde tady tam my nás náš můj jeho ten ta velmi více hodně všechno zase dnes zítra včera hod asi pak ještě jsem
    den dny noc večer ráno poledne dopoledne odpoledne týden měsíc rok hodina hodin minut brzy pozdě pondělí úterý středa čtvrtek pátek sobota neděle ledna února března dubna května června července srpna září října listopadu prosince leden únor březen duben květen červen červenec srpen říjen listopad prosinec
    snídaně oběd večeře káva čaj chléb chleba sýr polévka pivo víno voda mléko vejce ryba maso kuře rýže salát dort džus brambory máslo šunka knedlíky
    vlak autobus loď přívoz let letiště nádraží zastávka pokoj ulice cesta most řeka jezero moře pláž hora hory les kostel hrad zámek muzeum náměstí trh město vesnice dům chata stan stezka výlet túra procházka odjezd příjezd odchod návrat výstup sestup vrchol přestávka konec
    déšť slunce slunečno zataženo sníh vítr zima teplo počasí výhled fotka fotky foto obrázek seznam boty bunda rukavice čepice mapa klíče nabíječka peníze jízdenka lístek vstupenky cena zdarma vstup
    nový nová nové starý velký malý vlevo vpravo nahoře dole první poslední přidáno přidán opraveno oprava odstraněno změněno soubor soubory otevřeno zavřeno hotovo chyba chybí
    střecha kuchyň koupelna podlaha zeď dveře okno zahrada sever jih východ západ čerpadlo vyměněno zkontrolováno strana stránka testy hezké`,
    'řěůťďň',
  ],
  tr: [
    `ve bir bu da de için çok ile olarak daha gibi ama değil biz var yok sonra önce kadar en ne nasıl nerede burada orada hem veya ya ki mi her hiç sadece yine şey bugün yarın dün saat olan oldu ettik gittik
    gün gece akşam sabah öğle öğleden hafta ay yıl saatte dakika erken geç pazartesi salı çarşamba perşembe cuma cumartesi pazar ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    kahvaltı öğle yemeği akşam kahve çay ekmek peynir çorba bira şarap su süt yumurta balık et tavuk pilav pirinç salata pasta meyve suyu patates tereyağı
    köyün köyü cami tren otobüs tekne gemi vapur feribot uçak uçuş havaalanı havalimanı istasyon otogar otel oda cadde sokak yol köprü nehir göl deniz plaj sahil dağ orman park kilise cami kale müze çarşı şehir köy ev kulübe çadır patika yürüyüş gezi tur kalkış varış dönüş gidiş çıkış iniş zirve mola son
    yağmur güneş güneşli bulutlu kar rüzgar soğuk sıcak hava manzara fotoğraf fotoğraflar resim liste listesi ayakkabı mont eldiven şapka harita anahtar anahtarlar şarj para bilet biletler fiyat ücretsiz giriş
    yeni eski büyük küçük sol sağ yukarı aşağı ilk eklendi düzeltildi kaldırıldı değiştirildi güncellendi dosya dosyalar açık kapalı tamam hata eksik
    manzarası manzaralı kuzey güney doğu batı çatı mutfak banyo zemin duvar kapı pencere bahçe pompa değiştirildi kontrol sayfa güzel otopark öğleden istasyonda içinde yanında`,
    'ğışİ',
  ],
  hu: [
    `az és hogy nem is egy van volt meg de mint csak már el ki be fel le ez azt itt ott ahol mikor majd még nagyon sok több minden mi mint után előtt között nélkül vagy ma holnap tegnap óra
    nap éjszaka este reggel dél délelőtt délután hét hónap év perc korán későn hétfő kedd szerda csütörtök péntek szombat vasárnap január február március április május június július augusztus szeptember október november december
    reggeli ebéd vacsora kávé tea kenyér sajt leves sör bor víz tej tojás hal hús csirke rizs saláta torta gyümölcslé krumpli
    vonat busz hajó komp repülő repülőtér állomás szálloda szoba utca út híd folyó tó tenger strand hegy erdő templom vár múzeum piac város falu ház sátor ösvény túra séta indulás érkezés visszaút csúcs pihenő vége
    eső napos felhős hó szél hideg meleg időjárás kilátás kép képek fénykép utazás lista cipő kabát kesztyű sapka térkép kulcs töltő pénz jegy jegyek ár ingyenes
    új régi nagy kis bal jobb fent lent első utolsó hozzáadva javítva törölve módosítva fájl nyitva zárva kész hiba hiányzik
    tető konyha fürdő padló fal ajtó ablak kert észak dél kelet nyugat szivattyú cserélve ellenőrizve oldal szép`,
    'őű',
  ],
  ro: [
    `și în de la cu pe un nu este din care ce mai am fost sunt pentru prin spre sub peste fără dar sau dacă unde când aici acolo noi lor meu foarte mult tot toate apoi după înainte astăzi azi mâine ieri ora
    zi ziua zile noapte seara dimineața prânz săptămână lună an ore minute devreme târziu luni marți miercuri joi vineri sâmbătă duminică ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
    mic dejun cină cafea ceai pâine brânză supă ciorbă bere vin apă lapte ouă pește carne pui orez salată tort suc cartofi
    tren autobuz barcă feribot zbor aeroport gară stație cameră stradă drum pod râu lac mare plajă munte pădure biserică castel muzeu piață oraș sat casă cabană cort potecă traseu drumeție plimbare plecare sosire întoarcere urcare coborâre vârf pauză sfârșit
    ploaie soare însorit noros zăpadă vânt frig cald vreme poză poze fotografii călătorie listă pantofi geacă mănuși căciulă hartă chei încărcător bani bilet bilete preț gratuit
    nou nouă vechi stânga dreapta sus jos primul ultimul adăugat corectat șters modificat fișier deschis închis gata eroare lipsește
    acoperiș bucătărie baie podea perete ușă fereastră grădină nord sud est vest pompă schimbat verificat pagină frumos`,
    'țșăţş',
  ],
  id: [
    `dan yang di ke dari untuk dengan ini itu tidak kami ada pada adalah kita saya mereka akan sudah belum juga atau tapi tetapi karena lalu setelah sebelum sampai hanya lagi lebih sangat banyak semua bisa jam pukul hari ini besok kemarin
    hari malam pagi siang sore minggu bulan tahun menit senin selasa rabu kamis jumat sabtu januari februari maret april mei juni juli agustus september oktober november desember
    sarapan makan kopi teh roti keju sup bir anggur air susu telur ikan daging ayam nasi goreng mie kue jus kentang
    kereta bus kapal perahu feri penerbangan bandara stasiun kamar jalan jembatan sungai danau laut pantai gunung hutan taman gereja masjid candi museum pasar kota desa rumah tenda jalur pendakian perjalanan berangkat keberangkatan tiba kedatangan pulang kembali naik turun puncak istirahat selesai
    hujan cerah matahari berawan salju angin dingin panas cuaca pemandangan foto gambar daftar sepatu jaket sarung tangan topi peta kunci pengisi uang tiket harga gratis masuk
    baru lama besar kecil kiri kanan atas bawah pertama terakhir ditambahkan diperbaiki dihapus diubah berkas buka tutup kesalahan hilang
    atap dapur lantai dinding pintu jendela kebun utara selatan timur barat pompa diganti diperiksa halaman indah`,
    '',
  ],
};
