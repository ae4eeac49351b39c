//! The words that the rules know, in small letters without accents, each list in one sorted string: that
//! is small in what browsers load, and looked through by halves.

pub(super) mod school;

/// Words, sorted, with spaces between.
#[derive(Clone, Copy)]
pub(super) struct Words(pub(super) &'static str);

impl Words {
    /// Whether a word, in small letters without accents, is one of them.
    pub(super) fn has(self, word: &str) -> bool {
        let list = self.0.as_bytes();
        let (mut low, mut high) = (0, list.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start =
                list[low..middle].iter().rposition(|byte| *byte == b' ').map_or(low, |at| low + at + 1);
            let end = list[middle..high].iter().position(|byte| *byte == b' ').map_or(high, |at| middle + at);
            match list[start..end].cmp(word.as_bytes()) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => low = (end + 1).min(high),
                std::cmp::Ordering::Greater => high = start.saturating_sub(1).max(low),
            }
        }
        false
    }
}

/// Abbreviations whose full stop ends no sentence.
pub(super) const SHORT: Words = Words(
    "app apt av ave bld blvd boul cell cf ch dr dre ex ext m mlle mm mme mmes mr mrs ms no nos pr prof rd \
     st ste tel vs",
);
/// What announces a permanent code.
pub(super) const CODE: Words = Words("code codes nam permanent permanents ramq");
/// Four letters before eight digits that are no code.
pub(super) const NO_CODE: Words = Words("bill code date file form isbn issn item loi neqs page tome");
/// What announces a telephone number.
pub(super) const PHONE: Words = Words(
    "appeler appelez appelle call calls cell cellulaire contacter domicile fax home joindre maison mobile \
     number numbers numero phone phones rappeler rappelez rejoindre sms tel telephone telephoner \
     telephones text texto textos",
);
/// What announces another number.
pub(super) const NO_PHONE: Words = Words(
    "article budget commande dossier facture grant invoice isbn issn neq page pages project projet \
     reference subvention",
);
/// Area codes that nobody pays for: lines that help.
pub(super) const FREE: Words = Words("800 822 833 844 855 866 877 888 900");
/// What announces an extension.
pub(super) const EXTENSION: Words = Words("ext extension p post poste x");
/// Words for birth.
pub(super) const BIRTH: Words = Words("anniversaire birth birthdate birthday birthdays ddn dob naissance");
/// What one does with an age on its day.
pub(super) const TURNS: Words = Words("aura aurait celebre celebrera eu fetait fete feter fetera feterait");
/// What is born and has anniversaries without being a pupil.
pub(super) const THINGS: Words = Words(
    "act association center centre cohorte comite committee communaute community concept conge \
     cooperative demarche ecole equipe group groupe idea idee initiative institution leave loi meeting \
     mouvement movement network organisation organisme organization parental parentale partenariat \
     partnership practice pratique program programme project projet rencontre reseau school service \
     services team",
);
/// Months, in full and short.
pub(super) const MONTHS: Words = Words(
    "aout apr april aug august avr avril dec december decembre feb february fev fevr fevrier jan january \
     janv janvier juil juillet juin jul july jun june mai mar march mars may nov november novembre oct \
     october octobre sep sept september septembre",
);
/// Streets that follow their number.
pub(super) const STREETS: Words = Words(
    "allee av ave avenue bd bld blvd boul boulevard carre cercle ch chemin cote croissant impasse montee \
     pl place promenade rang route rte rue ruelle square terrasse",
);
/// Streets whose name may be written small.
pub(super) const FIRM_STREETS: Words =
    Words("avenue boul boulevard boulevards chemin montee rang rue street");
/// Streets that follow their name.
pub(super) const ENGLISH_STREETS: Words = Words(
    "ave avenue blvd boulevard circle court cres crescent ct dr drive highway hwy lane ln pl place rd \
     road row square st street terrace way",
);
/// Small words within the name of a street.
pub(super) const STREET_LINKS: Words = Words("d de des du et l la le les of");
/// What is said to somebody who reads.
pub(super) const GREETINGS: Words =
    Words("allo bonjour bonsoir cher chere dear hello hi merci salut thank thanks");
/// What announces an example.
pub(super) const SUCH_AS: Words = Words("as comme dont including like notamment soit");
/// How old somebody is.
pub(super) const AGE: Words = Words("age aged agee an ans mois months old year years");
/// Points of the compass after a street.
pub(super) const COMPASS: Words = Words("e east est n nord north ouest s south sud w west");
/// Capitalised words that begin no name of a street.
pub(super) const NOT_STREETS: Words = Words("class grade grades room student students");
/// What has numbers of its own.
pub(super) const NUMBERED: Words = Words(
    "activite activity annee article articles chapitre chapter class classe cycle grade grades group \
     groupe level local module niveau page pages room secondaire section sections unit unite",
);
/// What stands before a year.
pub(super) const WHEN: Words =
    Words("after apres around avant before by de depuis en from in since until vers");
/// Dwellings within a house.
pub(super) const APARTMENT: Words = Words("apartment app appartement apt bureau suite unit");
/// One pupil.
pub(super) const PUPIL: Words = Words(
    "ado adolescent adolescente apprenant apprenante bambin bambine boy child ecolier ecoliere eleve \
     enfant etudiant etudiante fille fillette fils gamin gamine garcon garconnet girl grader jeune kid \
     kindergartener kindergartner learner preschooler pupil student teen teenager youngster youth",
);
/// Several pupils.
pub(super) const PUPILS: Words = Words(
    "adolescentes adolescents ados apprenantes apprenants boys children ecolieres ecoliers eleves enfants \
     etudiantes etudiants filles fillettes gamines gamins garcons girls graders jeunes jumeaux jumelles \
     kids learners pupils students teenagers teens twins youngsters",
);
/// What one calls a small pupil, right before the name.
pub(super) const LITTLE: Words = Words("coco cocotte little loulou petit petite tout-petit");
/// What inclusive spelling adds.
pub(super) const SUFFIX: Words = Words("e ere eres es fe iere ieres ive le ne nes s se trice trices x");
/// What a name follows.
pub(super) const NAMED: Words = Words(
    "appele appelee appelle appellent called denomme denommee name named names nom nomme nommee nommees \
     nommes prenom prenomme prenommee prenommees prenommes",
);
/// What may stand between that and the name.
pub(super) const IS: Words = Words("are de est etait is sont was");
/// Words for a name.
pub(super) const NAME_WORD: Words = Words("name nom prenom surname");
/// What announces a name that is none.
pub(super) const PSEUDONYM: Words = Words(
    "appellerai appellerons appelons fictif fictifs fictional fictitious fictive imaginary nommerai \
     nommons pseudonym pseudonyme pseudonyms surnommerai",
);
/// “Let us call him”.
pub(super) const LET: Words = Words("let will");
/// People in their work.
pub(super) const ROLES: Words = Words(
    "aide animateur animatrice auteur auteure author autrice bibliothecaire caretaker chercheur \
     chercheuse coach colleague colleagues collegue collegues concierge conseiller conseillere consultant \
     coordinator coordonnateur coordonnatrice counsellor counselor directeur direction directrice docteur \
     docteure doctor dr dre ecrivain ecrivaine educateur educator educatrice enseignant enseignante \
     enseignantes enseignants ergotherapeute facilitateur facilitator facilitatrice formateur formatrice \
     gestionnaire infirmier infirmiere intervenant intervenante liaison librarian m madame manager \
     medecin mentor ministre miss mm mme mmes monsieur mr mrs ms mx nurse ombudsman orthopedagogue \
     orthophoniste pediatre principal prof professeur professeure professor profs psychoeducateur \
     psychoeducatrice psychologist psychologue researcher secretaire secretary sir specialist stagiaire \
     superintendent superviseur superviseure supervisor suppleant suppleante surveillant surveillante \
     teacher teachers technician technicien technicienne therapist titulaire titulaires trainer \
     travailleur travailleuse tutor vice-principal worker writer",
);
/// What announces somebody who wrote or said something known.
pub(super) const AUTHORS: Words = Words(
    "according album as auteur author award book books cite comme film livre livres method methode novel \
     prix roman romans selon theorie theory",
);
/// What stands between a work, or a class, and whose it is.
pub(super) const BY: Words = Words("by chez d de du from of par");
/// Places, institutions and works that bear names.
pub(super) const PLACE_BEFORE: Words = Words(
    "academie avenue baie bibliotheque boul boulevard bourse cap cegep centre chemin college commission \
     ecole ecoles fondation fort hopital ile institut lac lake lettre livre methode mont mount musee parc \
     pavillon place polyvalente pont prix programme quartier riviere roman rue saint sainte salle school \
     secteur st ste universite university ville",
);
/// Places and institutions that follow their name.
pub(super) const PLACE_AFTER: Words = Words(
    "academy adult avenue award bay center centre college council day elementary foundation high hospital \
     institute island lake learning library museum park primary road school secondary station street \
     university",
);
/// A pupil’s family and papers.
pub(super) const FAMILY: Words = Words(
    "aunt behavior behaviour brother bulletin cas case comportement comportements crainte crise crises \
     dad daddy diagnosis diagnostic dossier dossiers father file frere grandfather grandma grandmother \
     grandpa guardian iep intervention maman mamie meltdown mere mom mommy mother mum oncle papa papi \
     parent parents pere pi pia pti sister soeur tante tsa tuteur tutrice uncle",
);
/// Papers that bear a name right after their own.
pub(super) const PAPERS: Words = Words("bulletin dossier file iep pi pia pti");
/// “The other pupils”.
pub(super) const OTHERS: Words = Words("another autre autres other");
/// What begins an apposition.
pub(super) const DETERMINER: Words = Words(
    "a an cet cette deux eleve jeune l la le ma mes mon my nos notre one our that the this three trois \
     two un une",
);
/// What says of somebody that they are a pupil.
pub(super) const COPULA: Words = Words("demeure est etait is remains reste was");
/// Whose pupils they are, if not the writer’s.
pub(super) const THEIRS: Words = Words("her his leur leurs sa ses son their");
/// Given names that are everyday words in French, in small letters or at the head of a sentence.
pub(super) const ALSO_WORDS_FR: Words = Words(
    "aime alma ambre an ange angelique ariel aurore avril axe belle blaise blanche candide celeste cesar \
     chance chantal charlemagne claire clement come constance constant constantin desire do doris eden \
     emmanuel fleur flore florent franc france franck germain germaine gilles guy honore iris jade jasmin \
     jean juste lance laurent laurier lily line lorraine lou louve luc ludo lune mai marc marguerite \
     marin marine martin max merveille modeste noel nuit olive opale orange parfait pascal pascale \
     patience perle pierre prince prosper prudence reine rim romain romane rosalie rose rosee sabine \
     serge solange soleil victoire victor violette vital zen",
);
/// Given names that are everyday words in English.
pub(super) const ALSO_WORDS_EN: Words = Words(
    "ace amber angel april art ash august autumn bill bliss brook brooke carter chance charity chase \
     christian clay cliff cooper crystal daisy dawn dean destiny drake drew earnest eden faith frank gene \
     ginger glen grace grant harmony hazel holly honor hope hunter iris ivy jack jade jasmine jay jewel \
     josh joy june justice king lane lily major mark mason max may melody mercy miles misty nick olive \
     parker pat patience pearl penny piper poppy prince quinn ray reed rich rob robin rock rose ruby \
     rusty ryder sage sandy skip sky skye star sterling sue summer taylor trinity tyler union victor \
     violet wade ward will willow woody",
);
/// Capitalised words that are nobody’s name.
pub(super) const STOP: Words = Words(
    "a abenaki abitibi access adhd affairs afin africa afrique after afternoon again ai ainsi all almost \
     alors already also although always america amerique among an and anglais anglaise anishinabe any apres \
     arabe are around art arts as asd asia asie association at atikamekw aujourd aujourdhui aussi autant \
     autistic autochtone autochtones avant avec avons avril away back beau because before belle best better \
     between bible big bon bonjour bonne both bourgogne bravo bref but by can canada canadiens car ce cegep \
     center centre cependant certaines certains certes ces cette chacun chacune chaperon chaque charlevoix \
     chatgpt cher chere chez christmas chromebook cinq ciusss class classe classroom clsc combien comite \
     comme comment committee conseil contre coran could council cours covid cree cri cris css csss dans day \
     days dea dear debut dehors deja demain dep depuis dernier derniere dernierement des despite deux did \
     dieu dimanche do does dommage donc dpj dr durant during dys each easter ehdaa eleve eleves elle elles \
     en enfin english ensuite environ equipe espagnol est est-ce estrie et etaient etait etats etc europe \
     even evening every excel facebook famille familles family fin finally first for francais francaise \
     france french friday from gaspesie gatineau god google grade grades grand grande gym had haiti \
     halloween hanoukka has have hdaa he hello help her here heureusement hier his histoire history house \
     how however huron hurons i iep if il ils in indigenous innu innus instagram instead internet inuit \
     inuk ipad is it italie jamais je jeudi jour journee la lanaudiere larousse last lately later \
     laurentides laval le les let leur leurs level levis lgbtq life longueuil lors lundi m ma maintenant \
     mais malgre malheureusement many mardi maternelle math mathematiques maths matin mauricie may maybe \
     meanwhile merci mercredi mes metis mi micmac mieux mikmaq minecraft mme mohawk moi moins mon monday \
     monteregie montreal moodle morning most mozaik mr mrs ms music musique must my nation nations nb next \
     night no noel nos not note notre nous nunavik of office often on once one only ont ontario or other \
     others ottawa ou our outaouais outlook paques par parent parents parfois paris pendant perhaps petit \
     petite peut phone pi plan plans please plusieurs poucet pour pourquoi pourtant powerpoint premierement \
     premieres prescolaire presque primaire prince project projet protection ps puis quand quant quatre que \
     quebec quel quelle quelles quels qui quoi quoique ramadan rather recently rien rights rimouski riviere \
     robert rock sa saguenay samedi sans saturday sauf science sciences secondaire selon semaine service \
     services ses seul seule seulement she sherbrooke should si since sinon snapchat so soir some sometimes \
     son sont soon sous souvenez souvent state states still student students success such sunday support \
     sur surtout tandis tant tda tdah teacher team teams tellement than thank thanks that the their then \
     there therefore these they this those though three through thursday thus tiktok to today tomorrow ton \
     toronto toujours tous tout toute toutes tres trois trop tsa tu tuesday two un under une unfortunately \
     union unis until usually vendredi vers voici voila voir vous vraiment was we web wednesday week wendat \
     were what when whenever where whether while who why wifi wikipedia will windows with word would year \
     yes yesterday yet you your youth youtube zoom",
);

/// All of them.
#[cfg(test)]
pub(super) const ALL: &[Words] = &[
    SHORT,
    CODE,
    NO_CODE,
    PHONE,
    NO_PHONE,
    FREE,
    EXTENSION,
    BIRTH,
    TURNS,
    THINGS,
    MONTHS,
    STREETS,
    FIRM_STREETS,
    ENGLISH_STREETS,
    STREET_LINKS,
    GREETINGS,
    SUCH_AS,
    AGE,
    COMPASS,
    NOT_STREETS,
    NUMBERED,
    WHEN,
    APARTMENT,
    PUPIL,
    PUPILS,
    LITTLE,
    SUFFIX,
    NAMED,
    IS,
    NAME_WORD,
    PSEUDONYM,
    LET,
    ROLES,
    AUTHORS,
    BY,
    PLACE_BEFORE,
    PLACE_AFTER,
    FAMILY,
    PAPERS,
    OTHERS,
    DETERMINER,
    COPULA,
    THEIRS,
    ALSO_WORDS_FR,
    ALSO_WORDS_EN,
    STOP,
];
