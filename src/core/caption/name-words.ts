/**
 * Word lists that tell personal names from other capitalised words: titles before a name, words
 * of organisations and places, particles inside a name, words that only begin sentences. Data
 * for the name finder; nothing else should need them.
 */

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Titles, ranks and offices that stand before a name. Without full stops. */
export const titles = words(`
  Abbot Acting Actor Actress Adm Admiral Agent Ambassador Archbishop Artist Assemblyman Assemblywoman Assistant
  Associate Astronaut Attorney Author Ayatollah Baron Baroness Bishop Brig Brigadier Capt Captain Cardinal Chair
  Chairman Chairperson Chairwoman Chancellor Chef Chief Cmdr Coach Col Colonel Commander Commissioner Commissioner-General
  Congressman Congresswoman Conductor Constable Corporal Councillor Councilman Councilwoman Councilor Countess Cpl Cpt
  Crown Dame Defender Defense Defence Democrat Democratic Deputy Designer Det Detective Director Director-General Dr
  Duchess Duke Economy Emeritus Emir Emperor Empress Engineer Executive Father Finance First Flight Foreign Former Forward
  Fr Gen General Goalkeeper Goaltender Gov Governor Guard Head Health Her His Hon Honorable Imam Independent Insp Inspector
  Interior Judge Justice Justices King Lady Lance Leader Lieutenant Lord Lt Maj Major Majesty Highness Marshal Master Mayor
  Member Midfielder Miss Minister Mr Mrs Ms Mx Musician Officer Pastor Petty Pfc Pitcher Pilot Pope Premier Pres
  President President-elect Prime Prince Princess Principal Private Prof Professor Prosecutor Pvt Quarterback Queen Rabbi Rep Reps
  Representative Republican Rev Reverend Royal Saint Second Secretary Secretary-General Sen Senator Sens Senior Sergeant
  Sgt Sheikh Sheriff Singer Sir Sister Skipper Sous-chef Spc Speaker Special Spokesman Spokesperson Spokeswoman Staff
  State Striker Sultan Superintendent Supreme Supt Taoiseach Technical Treasury Undersecretary Vice Winger Warrant
`);

/** Titles that go on being a title only before other titles; alone before one word they prove nothing. */
export const weakTitles = words(`
  Acting Assistant Associate Crown Defense Defence Democratic Economy Executive Finance First Foreign Former Forward
  General Guard Head Health Her His Independent Interior Member Miss Private Royal Saint Second Senior Special Staff State
  Supreme Technical Treasury Vice Master Republican Democrat Flight Major Agent Justice Deputy Head Prime Lady Highness Majesty Warrant
  Leader Officer Father Sister King Chair Author Artist Chief
`);

/** Words that make a run of capitals an organisation, a place, an event or a work. */
export const notPersonal = words(`
  Academy Act Administration Agency Airlines Airport Airways Alliance Alley Archipelago Area Arena Army Art Arts Assembly
  Association Authority Avenue Award Awards Bank Base Basin Bay Beach Board Borough Boulevard Bowl Bridge Brigade Broadcasting
  Building Bureau Cabinet Campus Canal Cape Capitol Castle Cathedral Cemetery Center Central Centre Chamber Championship
  Championships Channel Chapel Church Circuit City Classic Clinic Club Coalition Coast College Commission Committee Community
  Companies Company Confederation Conference Congress Convention Cooperation Corporation Corps Council County Court Creek Cross
  Cup Dam Day Days Delta Department Derby Desert District Division Drive East Eastern Election Elections Embassy Emergency Empire
  Enterprise Estate European Exchange Exhibition Expo Express Factory Fair Federal Federation Ferry Festival Field Fire Fleet
  Force Forces Forest Fort Forum Foundation Freeway Front Fund Gallery Game Games Garden Gardens Gate Government Group Guards
  Gulf Hall Harbor Harbour Heights Highway Hill Hills Holiday Hospital Hotel House Initiative Institute Institution Interior
  International Island Islands Isle Junction Laboratory Lake Lakes Lane League Legislature Library Lighthouse Line Lines
  Majority Mall Manor Marathon Marina Market Marina Memorial Metro Mill Mills Ministry Monument Mosque Mount Mountain Mountains
  Movement Museum Nation National Nations Navy Neighborhood Network News North Northeast Northern Northwest Observatory Ocean
  Office Olympic Olympics Open Opera Orchestra Organization Organisation Palace Parade Park Parliament Party Pass Path Peninsula
  Plain Plant Plaza Police Port Post Power Prefecture Premiere Press Prison Prix Prize Project Province Public Quarter Race Railway Rally
  Range Refuge Region Regiment Republic Research Reserve Reservoir Resort Restaurant Revolution Ridge River Road Route Royals Sanctuary Sea
  Season Security Senate Series Service Services Shore Show Shrine Society South Southeast Southern Southwest Square
  Stadium States Station Steel Store Strait Strasse Street Strip Studios Summit Super Synagogue System Team Temple Terminal Territory
  Theater Theatre Times Tour Tournament Tower Town Township Trade Train Treaty Trail Tribunal Trophy Trust Tunnel Union United
  University Valley Village Wall War Water Waterfront Weather Week Weekend West Western Wharf White Works World Year Zone Zoo
`);

/** Capitalised only because a sentence begins, or naming groups and nobody. */
export const neverNames = words(`
  A About Above Across Actors Activists After Against All Along Also Although Amid Among An And Another Are Around As At
  Athletes Attendees Authorities Because Before Behind Below Beneath Beside Between Both But By Candidates Charges Children Citizens
  Clouds Commuters Competitors Crew Crews Crowds Customers Dancers Delegates Demonstrators Despite Developers Dozens During
  Each Eight Either Employees Every Family Fans Farmers Few File Firefighters Fishermen Five Flames Flood Floodwaters Follow
  Following For Four From Guests He Health Her Here His How However Hundreds I If Images In Inside Instead Into Investigators Is It Its
  Journalists Just Last Later Lawmakers Left Like Lightning Local Maintenance Many Marchers Medics Members Men Migrants Millions Models Monks More
  Most Mourners Musicians Near Nearly New Next Nine No Nobody None Not Now Of Off Officers Officials On Once One Only Onto Opposite
  Or Organizers Other Our Out Outside Over Paramedics Parents Part Participants Passengers Patients Pedestrians People Performers Photo
  Photos Picture Pilgrims Pilots Players Police Politicians Protesters Pupils Ranchers Refugees Relatives Rescue Rescuers
  Researchers Residents Right Riders Runners Sailors Scientists Seen Seven Several She Shoppers Since Six Smoke So Soldiers Some Spectators
  Still Students Such Supporters Survivors Swimmers Teachers Teammates Technicians Ten Than Thanks That The Their Then There These They This
  Those Though Thousands Three Through To Today Together Top Tourists Toward Towards Traffic Travelers Troops Two Under Until Up Upon Using
  Vehicles Veterans Visitors Volunteers Voters Waves We What When Where Which While Who Why With Within Without Witnesses Women Workers
  Worshippers Yet You Young Your Youth
`);

/** Small words inside a name: "Ana van der Berg", "Khalid bin Salem". */
export const particles = words(
  'van von der den dem de del della delle di da das dos do du des la le el al bin ibn bint abu ben ter ten te zu zum zur y e san af av',
);

/** Peoples and languages: before a name they describe, they are not part of it. */
export const demonyms = words(`
  Afghan African Albanian Algerian American Argentine Argentinian Armenian Asian Australian Austrian Azerbaijani Bangladeshi
  Belarusian Belgian Bolivian Bosnian Brazilian British Briton Bulgarian Burmese Cambodian Cameroonian Canadian Chilean Chinese
  Colombian Congolese Croatian Cuban Cypriot Czech Danish Dutch Ecuadorian Egyptian Emirati English Estonian Ethiopian Filipino
  Finnish French Georgian German Ghanaian Greek Guatemalan Haitian Honduran Hungarian Icelandic Indian Indonesian Iranian Iraqi
  Irish Israeli Italian Ivorian Jamaican Japanese Jordanian Kazakh Kenyan Korean Kosovar Kurdish Kuwaiti Kyrgyz Lao Latvian
  Lebanese Libyan Lithuanian Macedonian Malaysian Maltese Mexican Moldovan Mongolian Moroccan Nepalese Nigerian Norwegian Omani
  Pakistani Palestinian Panamanian Paraguayan Peruvian Polish Portuguese Qatari Romanian Russian Rwandan Salvadoran Saudi Scottish
  Senegalese Serbian Singaporean Slovak Slovenian Somali Spanish Sudanese Swedish Swiss Syrian Taiwanese Tajik Tanzanian Thai
  Tunisian Turkish Ugandan Ukrainian Uruguayan Uzbek Venezuelan Vietnamese Welsh Yemeni Zambian Zimbabwean
`);
