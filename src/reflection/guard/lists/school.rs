//! Words around a student: family, belongings, what they do and what happens to them; and what colleagues do.
//! Each list is sorted, as those of `lists` are.

use super::Words;

/// Who a student lives with.
pub(in super::super) const RELATIVES: Words = Words(
    "aunt beau-pere belle-mere brother brothers cousin cousine dad daddy father frere freres godfather \
     godmother grand-mere grand-pere grandfather grandma grandmother grandpa grandparents guardian \
     guardians jumeau jumelle maman mamie marraine mere mom mommy mother mum oncle papa papi parent parents \
     parrain pere sister sisters soeur soeurs stepbrother stepdad stepfather stepmom stepmother stepsister \
     tante tuteur tutrice twin uncle",
);

/// Whose they are when they are the writer’s.
pub(in super::super) const MINE: Words = Words("ma mes mon my nos notre our");

/// What stands before a family name.
pub(in super::super) const TITLES: Words =
    Words("m madame mademoiselle miss mlle mm mme mmes monsieur mr mrs ms mx");

/// Small words within a family name.
pub(in super::super) const PARTICLES: Words = Words(
    "al ap ben bin da das de del della den der des di do dos du el ibn la le les mac mc o saint sainte san \
     st ste ter van vander von y zu",
);

/// Those that no sentence has in small letters otherwise.
pub(in super::super) const SMALL_PARTICLES: Words =
    Words("al ben bin da das del della den der di dos el ibn ter van von");

/// What a student has at school, after “’s” or before « de ».
pub(in super::super) const BELONGINGS: Words = Words(
    "absence absences accommodation accommodations address adresse agenda agitation agressivite aide ami \
     amie amis anger anniversaire anxiete anxiety arrivee assessment attendance attention autobus backpack \
     bag begaiement behavior behaviour behaviours besoins binder birthday boite bottes bulletin bus cahier \
     cahiers calligraphie camarades cas casier cauchemars chair chaise cheminement classement classmate \
     classmates code colere coleres collation comportement comportements concentration copie crise crises \
     depart desk dessin dessins detention devoir devoirs diagnosis diagnostic dictee dictees difficulte \
     difficultes difficulties disability dossier dossiers drawing drawings echec echecs ecriture educateur \
     educatrice enseignant enseignante essay evaluation exam exams famille family fete fiche file focus \
     folder friend friends grade grades handwriting home homework humeur hygiene iep impulsivite \
     inscription integration intervention langage larmes lateness lecture locker lunch maison manteau mark \
     marks medicament medicaments medication meltdown meltdowns mood motivation moyenne needs notebook \
     notebooks notes number numero opposition outburst outbursts parcours peers phone plan planner plans \
     pleurs portfolio portrait progres progress project pupitre quiz reading refus rendement report retard \
     retards retenue retour reussite reussites sac seat silence situation snack sommeil spelling struggles \
     suivi suspension table tantrum tantrums tardiness teacher teammates test tests titulaire transcript \
     transition trouble tutor writing",
);

/// What a student does and a colleague hardly ever does, in a text about a class.
pub(in super::super) const CONDUCT: Words = Words(
    "absentait absente bagarre bat battait battu battue bavardait bavarde begaie begayait bit bites biting \
     blurted blurts boudait boude bouder bouscule bullied bullies cachait cache cachee chahute cheated \
     cheats claque clings cognait cogne crachait crache criait crie cried crier cries crying daydreams \
     decrochait decroche derange derangeait desobeissait desobeit disrupted disrupts doodles dormait dort \
     doublera echouait echoue endormait endormi endormie endort failed fidgeted fidgeting fidgets fighting \
     fights fought frappait frappe frapper fuguait fugue giggled giggles gigotait gigote gribouille \
     griffait griffe grimpait grimpe hid hides hiding hits hitting hurlait hurle hurler insultait insulte \
     interrupted interrupts intimidait intimide isolait isole isolee kicked kicking kicks machouille melts \
     ment mentait misbehaved misbehaves mord mordait mordre mordu panicked panics paniquait panique \
     pleurait pleure pleurent pleurer pleurniche poussait progressait progresse punched punches pushed \
     pushes rechigne redouble redoublera refusait refuse refused refuses refusing regressait regresse \
     regressed regresses revasse ronge sanglotait sanglote sauvait sauve sauvee scratched scratches \
     screamed screaming screams shouted shouting shouts shoved skipped skips slammed slams sleeps slept \
     sobbed sobbing sobs spat spits stammers steals stole struggled struggles struggling stuttered stutters \
     sulked sulks swearing swears swore tapait tape threw throwing throws tremblait tremble trembles \
     trichait triche vomi vomit vomited wandered wanders whined whines yelled yelling yells zieute zozote",
);

/// What may stand between a name and what it does.
pub(in super::super) const SKIPPED: Words = Words(
    "a again ai almost also always aussi avaient avait be beaucoup been began begins being bien both can \
     cannot commence constamment continue could deja did do does en encore est etait frequently had has is \
     jamais just keeps kept l la le loudly lui m may me meme mieux might moins n ne nearly never not often \
     ont parfois pas peu peut plus presque quietly really recommence regulierement s se sometimes sont \
     souvent started starts still suddenly t to toujours tout toute tres trop un usually va veut vient \
     vraiment was were will would y",
);

/// What happens to students, and where they are.
pub(in super::super) const SCENE: Words = Words(
    "absent absente adhd agite agitee agressif agressive anxieuse anxieux asd autiste autistic autobus \
     backpack bathroom begaiement bibite bricolage bulletin bullied bus calculs camarade camarades cartable \
     casier classmate classmates collation crise crises demotive demotivee depasse depassee desk detention \
     devoirs diagnosed diagnostique diagnostiquee dictee dineur disruptive distrait distraite dyslexic \
     dyslexique dysphasique dyspraxique expelled expulse expulsee fidget francisation homework hyperactif \
     hyperactive iep impulsif impulsive inattentif inattentive intimide intimidee kindergarten late locker \
     maternelle meltdown meltdowns nonverbal orthopedagogie playground prematernelle prescolaire pupitre \
     recess recre recreation retard retenue snack sons soutien suspended suspendu suspendue suspension \
     syllabes tables tantrum tantrums tda tdah tier toilette toilettes toutou tsa turbulent turbulente \
     tutorat unmotivated withdrawn",
);

/// A class, as a place.
pub(in super::super) const CLASS: Words = Words("class classe classroom");

/// What stands before it.
pub(in super::super) const IN_CLASS: Words = Words("dans de en her his in la ma my notre our sa the");

/// What a name does not begin after when it is somebody who acts.
pub(in super::super) const CLAUSE: Words = Words(
    "a au avec by chez d de des ecoute ecoutons et etudions for from grace lire lisent lisons lu merci of \
     par pour read reading sans sauf selon studied study thanks to watched watching with without",
);

/// What one does to a student.
pub(in super::super) const CARE: Words = Words(
    "apaise apaisee assis assise calme calmed comforted comforting console consoled deplace deplacee \
     desamorce disciplined encourage encouragee excused expelled expulse expulsee felicite gronde grondee \
     isole isolee praised puni punie punished raccompagne raccompagnee rassure rassuree reassured \
     reprimande reprimanded restrained retenu sanctionne sanctionnee scolded seated soothed surpris \
     surprise suspended suspendu suspendue",
);

/// Whom one meets with their family.
pub(in super::super) const MET: Words = Words("met recois recu rencontre saw see seen vu");

/// What people speak of who work together.
pub(in super::super) const WORK: Words = Words(
    "animation approach approche atelier ateliers balado canevas co-teaching coanimation codeveloppement \
     coenseignement colleague colleagues collegue collegues comite committee communaute conference cop \
     coteaching facilitation formation formations lecon lecons lesson lessons meeting podcast presentation \
     reunion strategie strategies strategy training webinaire webinar workshop workshops",
);

/// What people do in their work.
pub(in super::super) const ADULT: Words = Words(
    "accompagne accueille accueillera adapte adapted adapts analyse analyzes animait anime animera applique \
     assigned assigns assiste assists chaired chairs chose co-teaches coached coaches coanime coaniment \
     coenseigne consigne convoque coordinated coordinates coordinating coordonnait coordonne corrects \
     corrige demonstrated demonstrates depose described describes designed develops differencie \
     differentiates dirige donne donnera emailed encadre encourages enseignait enseigne enseignera essaie \
     essaye evaluates evalue experimente explained explains expliquait explique facilitated facilitates \
     facilite gave gere gives greets guide guides handled handles hosted hosts illustre implante initie \
     instaure intervient introduced introduces introduit invite invited invites leads led lira managed \
     manages mentioned mentionne mentions mentors modeled modelise modelled models monitors montre note \
     observe observed observes offered offers offre opened opens organisait organise organised organises \
     organized organizes parraine partage partageait phoned pilote piloted pilots planifie planned plans \
     posted prepare prepared prepares presentait presente presented presentera presents preside proposait \
     propose proposed proposes ran rappelle recoit recommande recommended recommends redige remercie \
     reminded reminds remplace replaced replaces repond resume retired retires reviewed reviews runs sent \
     shared shares showed shows souligne suggerait suggere suggested suggests summarized summarizes \
     supervise supervised supervises supported supports surveille takes taught teaches teaching teste \
     thanked thanks took trained trains tried valide volunteered volunteers",
);

/// What a teacher does to a parent.
pub(in super::super) const CONTACT: Words = Words(
    "appele appeler appelle avise called calls contacte contacted ecrit emailed informe informed joint met \
     phoned reached rejoint rencontre telephone wrote",
);

/// Towns, regions and countries that stand where a name may.
pub(in super::super) const PLACES: Words = Words(
    "abitibi algerie alma amos anticosti baie-comeau beaconsfield beauce belgique boisbriand boucherville \
     brossard cameroun canada chambly charlevoix chibougamau chicoutimi china chine chisasibi colombie \
     congo cote dorval drummondville espagne estrie france gaspe gatineau germany granby haiti hochelaga \
     inde india iran italie japan japon joliette jonquiere kahnawake kuujjuaq lachine lachute lanaudiere \
     laurentides laval levis liban london londres longueuil magog maroc mascouche matane mauricie mexico \
     mexique mirabel mistissini monteregie montreal nigeria nunavik ontario ottawa outaouais outremont \
     pakistan paris perou pointe-claire portugal quebec repentigny rigaud rimouski roberval rosemere \
     rosemont rouyn rouyn-noranda russie saguenay senegal sept-iles shawinigan sherbrooke sorel syria syrie \
     terrebonne togo toronto trois-rivieres tunisie ukraine valleyfield vaudreuil verdun victoriaville \
     vietnam villeray westmount",
);

/// Capitalised words at the head of a sentence that are no name.
pub(in super::super) const ANYONE: Words = Words(
    "ailleurs another anxiety any anybody anyone attendance autrui beaucoup bebe both ca ceci cela celle \
     celui chacun chacune dad daddy each elle elles eux everybody everyday everyone everyones everything \
     families familles friends grandma iel il ils it je kid lequel lui maman mamie maybe mom mommy mum \
     neither nobody none nothing nous on one papa papi parent parents personne quelqu quiconque rien \
     several somebody someone something staff student teacher teachers toi tous toutes tu untel vous",
);

/// Family names that begin a sentence as words.
pub(in super::super) const ALSO_FAMILY: Words = Words(
    "black boucher church cook cote fontaine forest gagne green hall hill king long marchand miller page \
     parent petit power racine rose roy stone white wood young",
);

/// What says that several are meant.
pub(in super::super) const GROUPED: Words = Words(
    "aged agees ages all classes every families familles groupes groups jeunes parents personnes tous \
     toutes",
);

/// What happened to one student.
pub(in super::super) const EVENTS: Words = Words(
    "agresse agressee arrested arrete arretee diagnosed diagnostique diagnostiquee expelled expulse \
     expulsee fugue hospitalise hospitalised hospitalisee hospitalized retire retiree signale suspended \
     suspendu suspendue",
);

/// Days of the week.
pub(in super::super) const WEEKDAYS: Words = Words(
    "dimanche friday jeudi lundi mardi mercredi monday samedi saturday sunday thursday tuesday vendredi \
     wednesday",
);

/// What stands before a length of time that is no age.
pub(in super::super) const SPAN: Words = Words(
    "apres ces dans de depuis durant en for il in its last les leurs next over past pendant ses these those \
     within y",
);

/// First to eleventh.
pub(in super::super) const ORDINALS: Words = Words(
    "cinquieme deuxieme eighth eleventh fifth first fourth ninth premier premiere quatrieme second seventh \
     sixieme sixth tenth third troisieme",
);

/// What an ordinal counts at school.
pub(in super::super) const LEVELS: Words = Words("annee grade grader primaire sec secondaire");

/// What stands before its number at school.
pub(in super::super) const LEVELS_BEFORE: Words = Words("gr grade sec secondaire secondary");

/// Schools that stand before their name.
pub(in super::super) const SCHOOLS: Words =
    Words("academie cegep college ecole externat pensionnat polyvalente");

/// Schools that follow their name.
pub(in super::super) const SCHOOLS_AFTER: Words = Words("academy college elementary school");

/// What may stand between a school and its name.
pub(in super::super) const KINDS_OF_SCHOOL: Words =
    Words("alternative d de des du internationale l la le primaire privee publique secondaire");

/// All of them.
#[cfg(test)]
pub(in super::super) const ALL: &[Words] = &[
    RELATIVES,
    MINE,
    TITLES,
    PARTICLES,
    SMALL_PARTICLES,
    BELONGINGS,
    CONDUCT,
    SKIPPED,
    SCENE,
    CLASS,
    IN_CLASS,
    CLAUSE,
    CARE,
    MET,
    WORK,
    ADULT,
    CONTACT,
    PLACES,
    ANYONE,
    ALSO_FAMILY,
    GROUPED,
    EVENTS,
    WEEKDAYS,
    SPAN,
    ORDINALS,
    LEVELS,
    LEVELS_BEFORE,
    SCHOOLS,
    SCHOOLS_AFTER,
    KINDS_OF_SCHOOL,
];
