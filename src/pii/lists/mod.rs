//! The words that the rules know, in small letters without accents. Each list is one string, which is small in
//! what browsers load; a word is looked up once for all lists, in a table that is made when it is first needed.

pub(super) mod school;

use std::sync::OnceLock;

use super::given_names;

/// The lists that a word is in, a bit for each.
pub(super) type Kinds = [u32; 4];

/// A list of words, by its number.
#[derive(Clone, Copy)]
pub(super) struct Words(u8);

impl Words {
    /// Whether a word, in small letters without accents, is one of them.
    pub(super) fn has(self, word: &str) -> bool {
        self.among(&kinds(word))
    }

    /// Whether this is one of the lists of a word.
    pub(super) fn among(self, kinds: &Kinds) -> bool {
        kinds.get(usize::from(self.0 / 32)).is_some_and(|kinds| kinds >> (self.0 % 32) & 1 == 1)
    }
}

/// Given names.
pub(super) const GIVEN: Words = Words(0);

/// What the words of a list end with, in turn: for verbs and what has a plural, of which lists have the stem.
fn endings(list: &str) -> (&str, &'static [&'static str]) {
    let (mark, rest) = list.split_at_checked(1).unwrap_or_default();
    match mark {
        // French verbs, English verbs, nouns, French adjectives.
        "1" => (rest, &["e", "ait", "er", "ent", "ee", "es"]),
        "2" => (rest, &["s", "es", "ed", "ing"]),
        "3" => (rest, &["", "s"]),
        "4" => (rest, &["", "e"]),
        _ => (list, &[""]),
    }
}

/// Each list by its number: given names, those of this module, those of a student's surroundings.
fn all() -> impl Iterator<Item = (Words, &'static str)> {
    let numbered = |from: u8, lists: &'static [&'static str]| {
        (from..).zip(lists).map(|(number, words)| (Words(number), *words))
    };
    numbered(0, &[given_names::NAMES]).chain(numbered(FROM, ALL)).chain(numbered(school::FROM, school::ALL))
}

/// The places of the table: at least half as many again as there are words, and a power of two.
const PLACES: usize = 1 << 13;
/// No word in a list has more bytes.
const LONGEST: usize = 20;

/// The lists that a word is in.
pub(super) fn kinds(word: &str) -> Kinds {
    static TABLE: OnceLock<Vec<(Entry, Kinds)>> = OnceLock::new();
    let Some(entry) = Entry::of(word, "") else { return Kinds::default() };
    let table = TABLE.get_or_init(|| {
        let mut table = vec![(Entry::default(), Kinds::default()); PLACES];
        for (Words(number), list) in all() {
            for part in list.split('/') {
                let (words, endings) = endings(part);
                for (word, ending) in
                    words.split(' ').flat_map(|word| endings.iter().map(move |end| (word, *end)))
                {
                    let Some(entry) = Entry::of(word, ending) else { continue };
                    let place = place(&table, &entry);
                    if let Some(there) = table.get_mut(place) {
                        there.0 = entry;
                        if let Some(kinds) = there.1.get_mut(usize::from(number / 32)) {
                            *kinds |= 1 << (number % 32);
                        }
                    }
                }
            }
        }
        table
    });
    table.get(place(table, &entry)).map(|there| there.1).unwrap_or_default()
}

/// A word as the table has it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Entry([u8; LONGEST]);

impl Entry {
    /// A word with its ending; none that is empty or too long.
    fn of(word: &str, ending: &str) -> Option<Self> {
        let mut entry = Self::default();
        let length = word.len() + ending.len();
        let letters = entry.0.get_mut(..length).filter(|_| length > 0)?;
        for (to, from) in letters.iter_mut().zip(word.bytes().chain(ending.bytes())) {
            *to = from;
        }
        Some(entry)
    }
}

/// Where a word is in the table, or would be.
fn place(table: &[(Entry, Kinds)], word: &Entry) -> usize {
    let hash =
        word.0.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    let mut at = (hash ^ hash >> 15) as usize % PLACES;
    while table.get(at).is_some_and(|there| there.0 != Entry::default() && there.0 != *word) {
        at = (at + 1) % PLACES;
    }
    at
}

/// Declares lists, numbered from the first on.
macro_rules! lists {
    ($from:literal $vis:vis, $($(#[$doc:meta])* $name:ident = $words:literal;)+) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "they number the lists")]
        enum Number { $($name,)+ }
        $($(#[$doc])* $vis const $name: Words = Words($from + Number::$name as u8);)+
        /// The number of the first.
        pub(super) const FROM: u8 = $from;
        /// All of them, in order.
        pub(super) const ALL: &[&str] = &[$($words,)+];
    };
}
use lists;

lists! {
    1 pub(super),
    /// Abbreviations whose full stop ends no sentence.
    SHORT = "app apt av ave bld blvd boul cell cf ch dr dre ex ext m mlle mm mme mmes mr mrs ms no nos pr prof rd \
        st ste tel vs";
    /// What announces a permanent code.
    CODE = "code codes nam permanent permanents ramq";
    /// Four letters before eight digits that are no code.
    NO_CODE = "bill code date file form isbn issn item loi neqs page tome";
    /// What announces a telephone number.
    PHONE = "appeler appelez appelle call calls cell cellulaire contacter domicile fax home joindre maison mobile \
        number numbers numero phone phones rappeler rappelez rejoindre sms tel telephone telephoner \
        telephones text texto textos";
    /// What announces another number.
    NO_PHONE = "article budget commande dossier facture grant invoice isbn issn neq page pages project projet \
        reference subvention";
    /// Area codes of toll-free numbers: helplines.
    TOLL_FREE = "800 822 833 844 855 866 877 888 900";
    /// What announces an extension.
    EXTENSION = "ext extension p post poste x";
    /// Words for birth.
    BIRTH = "anniversaire birth birthdate birthday birthdays ddn dob naissance";
    /// What one does with an age on its day.
    TURNS = "aura aurait celebre celebrera eu fetait fete feter fetera feterait";
    /// What is born and has anniversaries without being a student.
    THINGS = "act association center centre cohorte comite committee communaute community concept conge \
        cooperative demarche ecole equipe group groupe idea idee initiative institution leave loi meeting \
        mouvement movement network organisation organisme organization parental parentale partenariat \
        partnership practice pratique program programme project projet rencontre reseau school service \
        services team";
    /// Months, in full and short.
    MONTHS = "aout apr april aug august avr avril dec december decembre feb february fev fevr fevrier jan january \
        janv janvier juil juillet juin jul july jun june mai mar march mars may nov november novembre oct \
        october octobre sep sept september septembre";
    /// Streets that follow their number.
    STREETS = "allee av ave avenue bd bld blvd boul boulevard carre cercle ch chemin cote croissant impasse montee \
        pl place promenade rang route rte rue ruelle square terrasse";
    /// Streets whose name may be written small.
    FIRM_STREETS = "avenue boul boulevard boulevards chemin montee rang rue street";
    /// Streets that follow their name.
    ENGLISH_STREETS = "ave avenue blvd boulevard circle court cres crescent ct dr drive highway hwy lane ln pl place rd \
        road row square st street terrace way";
    /// Small words within the name of a street.
    STREET_LINKS = "d de des du et l la le les of";
    /// What is said to somebody who reads.
    GREETINGS = "allo bonjour bonsoir cher chere dear hello hi merci salut thank thanks";
    /// What announces an example.
    SUCH_AS = "as comme dont including like notamment soit";
    /// How old somebody is.
    AGE = "age aged agee an ans mois months old year years";
    /// Points of the compass after a street.
    COMPASS = "e east est n nord north ouest s south sud w west";
    /// Capitalised words that begin no name of a street.
    NOT_STREETS = "class grade grades room student students";
    /// What has numbers of its own.
    NUMBERED = "activite activity annee article articles chapitre chapter class classe cycle grade grades group \
        groupe level local module niveau page pages room secondaire section sections unit unite";
    /// What stands before a year.
    WHEN = "after apres around avant before by de depuis en from in since until vers";
    /// Dwellings within a house.
    APARTMENT = "apartment app appartement apt bureau suite unit";
    /// One student.
    STUDENT = "ado adolescent adolescente apprenant apprenante bambin bambine boy child ecolier ecoliere eleve \
        enfant etudiant etudiante fille fillette fils gamin gamine garcon garconnet girl grader jeune kid \
        kindergartener kindergartner learner preschooler pupil student teen teenager youngster youth";
    /// Several students.
    STUDENTS = "adolescentes adolescents ados apprenantes apprenants boys children ecolieres ecoliers eleves enfants \
        etudiantes etudiants filles fillettes gamines gamins garcons girls graders jeunes jumeaux jumelles \
        kids learners pupils students teenagers teens twins youngsters";
    /// What one calls a small student, right before the name.
    LITTLE = "coco cocotte little loulou petit petite";
    /// What inclusive spelling adds.
    SUFFIX = "e ere eres es fe iere ieres ive le ne nes s se trice trices x";
    /// What a name follows.
    NAMED = "appele appelee appelle appellent called denomme denommee name named names nom nomme nommee nommees \
        nommes prenom prenomme prenommee prenommees prenommes";
    /// What may stand between that and the name.
    BE_AND_OF = "are de est etait is sont was";
    /// Words for a name.
    NAME_WORD = "name nom prenom surname";
    /// What announces a name that is none.
    PSEUDONYM = "appellerai appellerons appelons fictif fictifs fictional fictitious fictive imaginary nommerai \
        nommons pseudonym pseudonyme pseudonyms surnommerai";
    /// “Let us call him”.
    LET = "let will";
    /// People in their work.
    ROLES = "aide animateur animatrice auteur auteure author autrice bibliothecaire caretaker chercheur \
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
        travailleur travailleuse tutor worker writer";
    /// What announces somebody who wrote or said something known.
    AUTHORS = "according album as auteur author award book books cite comme film livre livres method methode novel \
        prix roman romans selon theorie theory";
    /// What stands between a work, or a class, and whose it is.
    BY = "by chez d de du from of par";
    /// Places, institutions and works that bear names.
    PLACE_BEFORE = "academie avenue baie bibliotheque boul boulevard bourse cap cegep centre chemin college commission \
        ecole ecoles fondation fort hopital ile institut lac lake lettre livre methode mont mount musee parc \
        pavillon place polyvalente pont prix programme quartier riviere roman rue saint sainte salle school \
        secteur st ste universite university ville";
    /// Places and institutions that follow their name.
    PLACE_AFTER = "academy adult avenue award bay center centre college council day elementary foundation high hospital \
        institute island lake learning library museum park primary road school secondary station street \
        university";
    /// A student’s family and papers.
    FAMILY = "aunt behavior behaviour brother bulletin cas case comportement comportements crainte crise crises \
        dad daddy daughter diagnosis diagnostic dossier dossiers father file fille fils frere grandfather \
        grandma grandmother grandpa guardian iep intervention maman mamie meltdown mere mom mommy mother mum \
        oncle papa papi parent parents pere pi pia pti sister soeur tante tsa tuteur tutrice uncle";
    /// Papers that bear a name right after their own.
    PAPERS = "bulletin dossier file iep pi pia pti";
    /// “The other students”.
    OTHERS = "another autre autres other";
    /// What begins an apposition.
    DETERMINER = "a an cet cette deux eleve jeune l la le ma mes mon my nos notre one our that the this three trois \
        two un une";
    /// What says of somebody that they are a student.
    COPULA = "demeure est etait is remains reste was";
    /// Whose students they are, if not the writer’s.
    THEIRS = "her his leur leurs sa ses son their";
    /// Given names that are everyday words in French, in small letters or at the head of a sentence.
    ALSO_WORDS_FR = "aime alma ambre an ange angelique ariel aurore avril axe belle blaise blanche candide celeste cesar \
        chance chantal charlemagne claire clement come constance constant constantin desire do doris eden \
        emmanuel fleur flore florent franc france franck germain germaine gilles guy honore iris jade jasmin \
        jean juste lance laurent laurier lily line lorraine lou louve luc ludo lune mai marc marguerite \
        marin marine martin max merveille modeste noel nuit olive opale orange parfait pascal pascale \
        patience perle pierre prince prosper prudence reine rim romain romane rosalie rose rosee sabine \
        serge solange soleil victoire victor violette vital zen";
    /// Given names that are everyday words in English.
    ALSO_WORDS_EN = "ace amber angel april art ash august autumn bill bliss brook brooke carter chance charity chase \
        christian clay cliff cooper crystal daisy dawn dean destiny drake drew earnest eden faith frank gene \
        ginger glen grace grant harmony hazel holly honor hope hunter iris ivy jack jade jasmine jay jewel \
        josh joy june justice king lane lily major mark mason max may melody mercy miles misty nick olive \
        parker pat patience pearl penny piper poppy prince quinn ray reed rich rob robin rock rose ruby \
        rusty ryder sage sandy skip sky skye star sterling sue summer taylor trinity tyler union victor \
        violet wade ward will willow woody";
    /// Capitalised words that are not names.
    NOT_NAMES = "a abenaki abitibi access adhd affairs afin africa afrique after afternoon again ai ainsi all almost \
        alors already also although always america amerique among an and anglais anglaise anishinabe any \
        apres arabe are around art arts as asd asia asie association at atikamekw aujourd aujourdhui aussi \
        autant autistic autochtone autochtones avant avec avons avril away back beau because before belle \
        best better between bible big bon bonjour bonne both bourgogne bravo bref but by can canada \
        canadiens car ce cegep center centre cependant certaines certains certes ces cette chacun chacune \
        chaperon chaque charlevoix chatgpt cher chere chez christmas chromebook cinq ciusss class classe \
        classroom clsc combien comite comme comment committee conseil contre coran could council cours covid \
        cree cri cris css csss dans day days dea dear debut dehors deja demain dep depuis dernier derniere \
        dernierement des despite deux did dieu dimanche do does dommage donc dpj dr durant during dys each \
        easter ehdaa eleve eleves elle elles en enfin english ensuite environ equipe espagnol est estrie et \
        etaient etait etats etc europe even evening every excel facebook famille familles family fin finally \
        first for francais francaise france french friday from gaspesie gatineau god google grade grades \
        grand grande gym had haiti halloween hanoukka has have hdaa he hello help her here heureusement hier \
        his histoire history house how however huron hurons i iep if il ils in indigenous innu innus \
        instagram instead internet inuit inuk ipad is it italie jamais je jeudi jour journee la lanaudiere \
        larousse last lately later laurentides laval le les let leur leurs level levis lgbtq life longueuil \
        lors lundi m ma maintenant mais malgre malheureusement many mardi maternelle math mathematiques \
        maths matin mauricie may maybe meanwhile merci mercredi mes metis mi micmac mieux mikmaq minecraft \
        mme mohawk moi moins mon monday monteregie montreal moodle morning most mozaik mr mrs ms music \
        musique must my nation nations nb next night no noel nos not note notre nous nunavik of office often \
        on once one only ont ontario or other others ottawa ou our outaouais outlook paques par parent \
        parents parfois paris pendant perhaps petit petite peut phone pi plan plans please plusieurs poucet \
        pour pourquoi pourtant powerpoint premierement premieres prescolaire presque primaire prince project \
        projet protection ps puis quand quant quatre que quebec quel quelle quelles quels qui quoi quoique \
        ramadan rather recently rien rights rimouski riviere robert rock sa saguenay samedi sans saturday \
        sauf science sciences secondaire selon semaine service services ses seul seule seulement she \
        sherbrooke should si since sinon snapchat so soir some sometimes son sont soon sous souvenez souvent \
        state states still student students success such sunday support sur surtout tandis tant tda tdah \
        teacher team teams tellement than thank thanks that the their then there therefore these they this \
        those though three through thursday thus tiktok to today tomorrow ton toronto toujours tous tout \
        toute toutes tres trois trop tsa tu tuesday two un under une unfortunately union unis until usually \
        vendredi vers voici voila voir vous vraiment was we web wednesday week wendat were what when \
        whenever where whether while who why wifi wikipedia will windows with word would year yes yesterday \
        yet you your youth youtube zoom";
}

#[cfg(test)]
mod tests {
    use super::{FROM, LONGEST, PLACES, all, endings, school};

    #[test]
    fn each_word_is_found_in_its_lists_and_in_no_other() {
        assert!(
            usize::from(school::FROM - FROM) > super::ALL.len()
                && usize::from(school::FROM) + school::ALL.len() <= 128
        );
        let words = |list: &str| -> Vec<String> {
            let mut words = Vec::new();
            for part in list.split('/') {
                let (stems, endings) = endings(part);
                let stems: Vec<&str> = stems.split(' ').collect();
                assert!(stems.windows(2).all(|pair| pair[0] < pair[1]), "{part}");
                words.extend(
                    stems.iter().flat_map(|stem| endings.iter().map(move |end| format!("{stem}{end}"))),
                );
            }
            words
        };
        let each: Vec<String> = all().flat_map(|(_, list)| words(list)).collect();
        assert!(each.len() * 4 / 3 < PLACES, "{} words", each.len());
        assert!(each.iter().all(|word| !word.is_empty() && word.len() <= LONGEST));
        for (list, text) in all() {
            let own: std::collections::HashSet<String> = words(text).into_iter().collect();
            let wrong: Vec<_> = each.iter().filter(|word| list.has(word) != own.contains(*word)).collect();
            assert!(wrong.is_empty(), "{wrong:?}");
            assert!(!list.has("") && !list.has("zzz") && !list.has("a b"));
        }
    }
}
