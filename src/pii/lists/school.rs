//! Words around a student: family, belongings, what they do and what happens to them; and what colleagues do.

use super::{Words, lists};

lists! {
    70 pub(in super::super),
    /// Who a student lives with.
    RELATIVES = "aunt brother brothers cousin cousine dad daddy daughter father fille fils frere freres godfather \
        godmother grandfather grandma grandmother grandpa grandparents guardian guardians jumeau jumelle \
        maman mamie marraine mere mom mommy mother mum oncle papa papi parent parents parrain pere sister \
        sisters soeur soeurs stepbrother stepdad stepfather stepmom stepmother stepsister tante tuteur \
        tutrice twin uncle";
    /// Whose they are when they are the writer’s.
    MINE = "ma mes mon my nos notre our";
    /// What stands before a family name.
    TITLES = "m madame mademoiselle miss mlle mm mme mmes monsieur mr mrs ms mx";
    /// Small words within a family name.
    PARTICLES = "al ap ben bin da das de del della den der des di do dos du el ibn la le les mac mc o saint sainte \
        san st ste ter van vander von y zu";
    /// Those that no sentence has in small letters otherwise.
    SMALL_PARTICLES = "al ben bin da das del della den der di dos el ibn ter van von";
    /// What a student has at school, after “’s” or before « de ».
    BELONGINGS = "address adresse agenda agitation agressivite aide amie anger anniversaire anxiete anxiety assessment \
        attendance attention autobus backpack bag begaiement behavior besoins binder birthday boite bottes \
        bulletin bus calligraphie camarades card cas casier cauchemars chair chaise cheminement classement \
        clothes code collation concentration copie desk detention diagnosis diagnostic difficulties \
        disability doctor ecriture educateur educatrice enseignant enseignante essay evaluation famille \
        family fete fiche file focus folder glasses grades handwriting home homework humeur hygiene iep \
        impulsivite inscription integration intervention langage larmes lateness lecture locker lunch \
        lunettes maison manteau medecin medication mitaines mood motivation moyenne needs notes number \
        numero opposition pediatre pediatrician peers phone pills plan planner pleurs portfolio portrait \
        pupitre quiz reading refus rendement report retenue sac seat silence situation snack sommeil \
        spelling struggles suspension table tardiness teacher teammates tears therapist titulaire transcript \
        transition trouble tutor vetements writing/3absence accommodation ami behaviour cahier classmate \
        colere comportement crise dessin devoir dictee difficulte dossier drawing echec exam friend \
        medicament meltdown notebook outburst progres retard reussite tantrum test";
    /// What a student does and a colleague hardly ever does, in a text about a class.
    CONDUCT = "arrache bat battu battus begaie begayait bit breaks broke broken chahute chicanees chuchote claque \
        clings cried crying daydreams dechire derange derangeait desobeissait desobeit doodles dormait \
        dormir dort doublera endormait endormi endormie endort failed falls fell fought hid hits hitting \
        machouille melts ment mentait mentir mord mordre mordu mumbles napped naps panicked panics rechigne \
        redoublera regressed revasse ripped ronge screeches shoved skipped skips slammed slams sleeps slept \
        sobs spat spits stammers steals stole swore taunts tears threw tore tripped trips vomi vomit vomited \
        whimpers zieute zozote/1absent bagarr batt battu bavard bless boud bouscul cach chican cogn crach \
        cri decroch disput echou frapp fugu gigot gribouill griff grimp hurl insult intimid isol mord paniqu \
        pleur pleurnich pouss progress redoubl refus regress sanglot sauv tap trembl trich vol/2argu bit \
        blurt bulli cheat chew disrupt fidget fight giggl growl hid interrupt kick lash misbehav punch push \
        refus scratch scream shout sobb struggl stutter sulk swear teas throw wander whin whisper yell";
    /// What may stand between a name and what it does.
    SKIPPED = "a again ai almost also always aussi avaient avait be beaucoup been began begins being bien both can \
        cannot commence constamment continue could deja did do does en encore essaie est etait faire fait \
        frequently get gets getting going got had has is jamais just keeps kept l la le loudly lui m may me \
        meme mieux might moins n ne nearly never not often ont parfois pas peu peut plus presque quietly \
        really recommence regulierement s se sometimes sont souvent started starts still suddenly t to \
        toujours tout toute tres tried tries trop un up usually va veut vient vraiment was were will would y";
    /// What happens to students, and where they are.
    SCENE = "adhd agressif agressive alone alphabet amis analphabete angry anxieuse anxieux asd autiste autistic \
        autobus backpack bathroom begaiement besoin bibite bricolage bulletin bullied bus calculs cartable \
        casier collation concerta desk detention devoirs diagnosed dictee dineur disruptive dyslexic \
        dyslexique dysphasique dyspraxique expelled fidget fractions francisation friends homework \
        hyperactif hyperactive iep illiterate impulsif impulsive inattentif inattentive injured kindergarten \
        late locker malade maternelle medication needs nonverbal orthopedagogie orthophonie phonics pilule \
        playground prematernelle prescolaire pupitre recess recre recreation removed retard retenue ritalin \
        sad sick snack sons soutien spelling suspended suspension syllabes tables tda tdah tier tired toutou \
        triste trouble tsa tutorat unmotivated upset vomi withdrawn/4absent agite blesse demotive depasse \
        diagnostique distrait expulse fache fatigue intimide seul suspendu turbulent violent/3camarade \
        classmate crise difficulte meltdown multiplication tantrum toilette";
    /// A class, as a place.
    CLASS = "class classe classroom";
    /// What stands before it.
    IN_CLASS = "dans de en from her his in la ma my notre our sa the";
    /// What a name does not begin after when it is somebody who acts.
    CLAUSE = "a appelle au avec by called chez d de des ecoute ecoutons etudions for from grace lire lisent lisons \
        lu merci named nomme nommee of par pour read reading sans sauf selon studied study thanks to watched \
        watching with without wrote";
    /// What one does to a student.
    CARE = "assessed calme calmed console consoled desamorce disciplined enseigne excused expelled felicite \
        praised punished reassured reprimande reprimanded restrained retenu scolded seated soothed suspended \
        taught teach/4apaise assis deplace encourage evalue expulse gronde inquiet isole puni raccompagne \
        rassure sanctionne surpris suspendu/2comfort";
    /// What people speak of who work together.
    WORK = "animation approach approche balado canevas coanimation codeveloppement coenseignement comite \
        committee communaute conference cop coteaching facilitation meeting planification planning podcast \
        presentation reunion strategy training webinaire webinar/3atelier colleague collegue formation lecon \
        lesson rencontre strategie workshop";
    /// What people do in their work.
    ADULT = "accompagne accueille accueillera adapte analyse analyzes animera applique assiste assists chose \
        coenseigne consigne convoque corrects corrige depose designed develops differencie differentiates \
        dirige donne donnera emailed encadre encourages enseignera essaie essaye evaluates evalue \
        experimente facilite gave gere gives greets illustre implante initie instaure intervient introduit \
        invited leads led lira mentionne mentors modelise modelled monitors montre note observed offre \
        organised parraine partage partageait phoned pilote planifie planned plans posted prepared \
        presentera preside proposed ran rappelle recoit recommande redige remercie remplace repond resume \
        runs sent souligne supervised surveille takes taught teste took tried valide/1anim coanim coordonn \
        enseign expliqu guid invit observ organis prepar present propos sugger supervis/2adapt assign chair \
        coach coordinat demonstrat describ explain facilitat handl host introduc manag mention model offer \
        open organiz pilot present recommend remind replac retir review shar show suggest summariz support \
        teach thank train volunteer";
    /// What a teacher does to a parent.
    CONTACT = "appele appeler appelle avise contacte contacted ecrit emailed informe informed joint met phoned \
        reached rejoint rencontre telephone wrote/2call";
    /// Towns, regions and countries that stand where a name may.
    PLACES = "abitibi algerie alma amos anticosti beaconsfield beauce belgique boisbriand boucherville brossard \
        cameroun canada chambly charlevoix chibougamau chicoutimi china chine chisasibi colombie congo cote \
        dorval drummondville espagne estrie france gaspe gatineau germany granby haiti hochelaga inde india \
        iran italie japan japon joliette jonquiere kahnawake kuujjuaq lachine lachute lanaudiere laurentides \
        laval levis liban london londres longueuil magog maroc mascouche matane mauricie mexico mexique \
        mirabel mistissini monteregie montreal nigeria nunavik ontario ottawa outaouais outremont pakistan \
        paris perou portugal quebec repentigny rigaud rimouski roberval rosemere rosemont rouyn russie \
        saguenay senegal shawinigan sherbrooke sorel syria syrie terrebonne togo toronto tunisie ukraine \
        valleyfield vaudreuil verdun victoriaville vietnam villeray westmount";
    /// Capitalised words at the head of a sentence that are no name.
    ANYONE = "ailleurs another anxiety any anybody anyone attendance autrui beaucoup bebe both ca ceci cela celle \
        celui chacun chacune dad daddy each elle elles eux everybody everyday everyone everyones everything \
        families familles friends grandma iel il ils it je kid lequel lui maman mamie maybe mom mommy mum \
        neither nobody none nothing nous on one papa papi parent parents personne quelqu quiconque rien \
        several somebody someone something staff student teacher teachers toi tous toutes tu untel vous";
    /// Family names that begin a sentence as words.
    ALSO_FAMILY = "black boucher church cook cote fontaine forest gagne green hall hill king long marchand miller page \
        parent petit power racine rose roy stone white wood young";
    /// What says that several are meant.
    GROUPED = "agees ages all classes every families familles groupes groups jeunes parents personnes tous toutes";
    /// For whom one is worried, with a word between.
    WORRY = "concern concerned difficile difficult dur hard inquiet inquiete inquieter inquietude inquietudes \
        peur preoccupe worried worries worry worrying";
    /// What happened to one student.
    EVENTS = "arrested diagnosed expelled fugue hospitalised hospitalized signale suspended/4agresse arrete \
        diagnostique expulse hospitalise retire suspendu";
    /// What stands before a length of time that is no age.
    SPAN = "apres ces dans de depuis durant en for il in its last les leurs next over past pendant ses these \
        those within y";
    /// First to eleventh.
    ORDINALS = "cinquieme deuxieme eighth eleventh fifth first fourth ninth premier premiere quatrieme second \
        seventh sixieme sixth tenth third troisieme";
    /// What an ordinal counts at school.
    LEVELS = "annee grade grader primaire sec secondaire";
    /// Schools that follow their name.
    SCHOOLS_AFTER = "academy college elementary school";
    /// What may stand between a school and its name.
    KINDS_OF_SCHOOL = "alternative d de des du internationale l la le primaire privee publique secondaire";
    /// What makes an ordinal of a number.
    ORDINAL_ENDS = "e eme er ere ieme nd rd re st th";
    /// Grades without a number.
    GRADE_ALONE = "kindergarten maternelle prematernelle";
    /// What stands before the number of a grade.
    GRADE_BEFORE = "gr grade sec secondaire secondary";
    /// Numbers of grades, spelled.
    NUMBERS = "eight eleven five four nine one seven six ten three two";
    /// School days.
    WEEKDAYS = "friday jeudi lundi mardi mercredi monday thursday tuesday vendredi wednesday";
    /// Schools that stand before their name.
    SCHOOLS = "academie cegep college ecole pensionnat polyvalente";
    /// What places a name in a class or at an age.
    PLACING = "a commence d de du en entre from in starts";
    /// What may stand between.
    PLACING_LINKS = "a age aged agee an commence d dans de en entre est etait from in is la le ma maintenant mon my now \
        starts the un une was";
    /// What stands between a thing and whose it is.
    OF = "d de des du of";
    /// What joins a name to a relative.
    ALONG = "and avec et with";
    /// What authors did.
    WROTE = "ecrit publie published writes wrote";
    /// What stands before several who are meant.
    PLURAL_DETERMINERS = "des les mes my nos our the these";
    /// What takes one of several.
    ONE_OF = "l of one un une";
}
