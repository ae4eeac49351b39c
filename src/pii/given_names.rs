//! Given names that are common in Québec, in both languages and among those who arrived. The list is
//! moderate: names that it lacks are found where a name must stand.

/// Given names, the parts of compound ones by themselves.
pub(super) const NAMES: &str = "aaliyah aaron abby abdou abdoulaye abel abigaelle abigail abraham achille adam adama addison adel \
    adelaide adele adeline adem adrien adrienne agathe agnes ahmad ahmed aicha aidan aiden aime aimee \
    aisha alain alan alana alban albert alec aleksandra alessandro alessia alex alexa alexander alexandra \
    alexandre alexandrine alexandru alexe alexia alexiane alexis alfie ali alice alicia alienor alina \
    aline alison alizee allan allison alyah alyson alyssa amadou amanda amaya amber amelia amelie amin \
    amina aminata amine amir amira amos amy anabelle anaelle anais anas anastasia anatole andre andrea \
    andreanne andree andres andrew andy ange angel angela angele angelie angelina angelique angelo angus \
    anick anita ann anna annabelle anne annick annie anouk anthony antoine antoinette antonin antonio anya \
    april archer aria ariana ariane arianna arianne ariel arielle aris aristide arjun arlette arlo arman \
    armand arnaud arthur arwa arya asher ashley ashton asma assane assia astrid athena aubrey aude audrey \
    auguste augustin aurelie aurelien aurore austin autumn ava avery axel axelle aya ayaan ayden aylin \
    ayman aymen ayoub aziz baptiste barbara barry basile bastien beatrice beatriz beau bella ben benedicte \
    benjamin bennett benoit berenice bernadette bernard bertrand beth bethany betty bianca bilal billy \
    blake blanche bobby bonnie bradley brandon brayden breanna brenda brendan brent brian brianna brianne \
    brigitte brittany brody brooke brooklyn bruno bryan bryce bryson bushra caden caitlin caleb callum \
    calvin camelia cameron camila camille camilo carl carla carlos carly carmen carol carole carolina \
    caroline carson carter casey cassandra cassandre cassidy catherine cecile cecilia cedric cedrik \
    celeste celestine celia celine chanel chantal charity charlee charlene charles charlie charlotte chase \
    cheikh chelsea cheryl chester cheyenne chloe chris christelle christian christiane christina christine \
    christophe christopher cindy claire clara claude claudia claudie claudine claudy clea clemence clement \
    clementine cleo cloe clovis cody cole colette colin colleen colton come connor conor constance cooper \
    coralie coraline corey corinne courtney craig cristina crystal curtis cynthia cyril dahlia daisy \
    dakota dale dalia damian damien damon dana daniel daniela daniele danielle danika danny daphne daphnee \
    daphnis dario darius darlene darren darryl dave david dawson dean debbie deborah declan delaney delia \
    delphine denis denise dennis derek derrick desmond destiny devin devon diallo diana diane diego \
    dimitri djamel djeneba djibril dominic dominick dominique donald donna donovan doris dorothee dorothy \
    douglas drew duncan dustin dwayne dylan easton eddy eden edgar edith edmond edouard eduardo edward \
    edwin eileen elaine eleanor elena eleonore eli elia eliana eliane elias elie elijah elina eliot eliott \
    elisa elisabeth elise eliza elizabeth ella ellen ellie elliot elliott elodie eloi eloise elsa elsie \
    elyanne elyas elyse emanuel emeline emeric emerick emerson emery emie emile emilia emilie emilien \
    emilio emily emma emmanuel emmanuelle emmy emrick emy enrique enzo eric erica erik erin ernest ernesto \
    ernie esme esteban estelle esther ethan ethel etienne eugene eugenie eulalie eva evan evangeline eve \
    evelina evelyn evelyne everett ezekiel ezra fabien fabienne fabio fabrice fadi faith fanny farah fares \
    faten fatima fatimata fatma fatou fatoumata faustine federico felicia felicite felicity felipe felix \
    ferdinand fernand fernanda fernando filip finley finn fiona flavie fleur flora florence florent \
    florian francesca francine francis franck francois francoise frank fraser freddie frederic frederick \
    frederique freya gabin gabriel gabriela gabriella gabrielle gael gaelle gaetan gaia gary gaston gavin \
    gemma genevieve geoffrey geoffroy george georges georgia gerald gerard germain ghislain ghislaine \
    gianna gideon gilbert gilles gillian ginette giovanni gisele giselle glenn gloria gordon grace gracie \
    graham grant grayson greg gregoire gregory guadalupe guillaume guillermo gustave gustavo guy guylaine \
    gwen habib hadi hafsa hailey hakim haley halima hamza hana hanna hannah hans harley harold harper \
    harriet harrison harry harvey hassan hayden hazel heather hector heidi helen helena helene henri \
    henriette henry herve hiba hicham hippolyte holly hope hortense howard hubert hudson hugo hugues \
    hunter hussein ian ibrahim ibrahima idriss ilan iliana ilyana ilyas ilyes iman imane imani imogen \
    imran inaya ines ingrid irene iris isaac isabel isabella isabelle isaiah isaie ishmael isis isla \
    ismael ismail israel issa ivan ivana ivy izak jacinthe jack jackson jacob jacques jad jada jade jaden \
    jake jalen jalil jamal james jamie jamila jane janelle janet janice janie jared jasmin jasmine jason \
    jasper jaxon jay jayden jayla jaylen jazmine jean jeanne jeannine jeff jeffrey jenifer jenna jennifer \
    jenny jeremie jeremy jermaine jerome jerry jesse jessica jessy jill jim jimmy jo joachim joan joanie \
    joanna joanne joannie joaquin jocelyn jocelyne jodie joe joel joelle joey johana johanie johanne john \
    johnny jolene jolyane jon jonah jonathan jordan jorge jose josee joseph josephine josette josh joshua \
    josiah josiane josue jovan joy joyce juan jude judith jules julia julian juliana julianne julie julien \
    julienne juliette julio julius june juniper justin justine kady kaelle kaelyn kai kaila kaitlyn kaleb \
    kamil kareem karel karelie karelle karen karim karima karine karl karolane kassandra kassim kate \
    katelyn kateri katherine kathleen kathryn kathy katia katie katy kay kayden kayla kaylee keegan keila \
    keira keisha keith kelly kelsey kelyan ken kendra kennedy kenneth kenza keven kevin keyana keziah \
    khadija khaled khalid khalil kiara kiera kieran killian kim kimberly kira kirk kirsten koffi koralie \
    krista kristen kristin kristina kurt kyle kylian kylie kyra lacey laetitia lambert lamia lamine lana \
    lance landon lara larissa larry laura laure lauren laurence laurent laurette laurianne laurie lawrence \
    layan layla laylah lea leah leandre leanna leanne lee leia leila lena lennon lenny leo leon leona \
    leonard leonardo leonie leontine leopold leslie levi lewis lexi lexie leyla lia liam lian lidia lila \
    lilia lilian liliane lilianne lillian lillie lilly lily lina lincoln linda lindsay lindsey line lisa \
    lise lisette livia lizon lizzie lloyd logan logane loic loick lola lorena lorenzo loris lorna lorraine \
    lou louane louis louise louka loup luc luca lucas lucia luciana lucie lucien lucienne lucille lucy \
    ludovic luigi luis luisa luka lukas luke luna lya lyam lydia lyle lylia lylou lynda lyne lynn lysanne \
    mabel mackenzie maddie maddox maddy madeleine madeline madelyn madina madison mael maelie maelle \
    maelys maeva mafalda magali magalie maggie mahdi maher maia maika maikan maissa maite malak malcolm \
    malek malick malik malika malorie mamadou mandy manon manuel marc marcel marceline marcelle marco \
    marcus margaret margaux margot marguerite maria mariah mariam mariama mariana marianne marie marielle \
    mariem marika marilou marilyn marilyne marin marina marine mario marion marisol marissa marius \
    marjolaine marjorie mark markus marlene marlon marshall martha marthe martin martine marty marvin \
    marwa mary maryam maryse mason mateo mathea matheo mathias mathieu mathilda mathilde mathis mathys \
    matias matilda matilde matis matisse matt matteo matthew matthias matthieu mattias maud maude maureen \
    maurice maverick mavrick max maxence maxim maxime maximilien maxwell may maya mckenzie medhi megan \
    megane mehdi mei melanie melia melina melissa mellie melodie melody melyna mercedes meredith mia \
    micaela micah michael michel michele micheline michelle mickael miguel mika mikael mikaela mikayla \
    mike mila milan milena miles millie milo milton mina minh mira miranda mireille miriam mitchell \
    mohamed mohammad mohammed moise molly mona monia monica monique morgan morgane mounir mourad moussa \
    muhammad mustapha mya myla mylene myriam nabil nabila nada nadege nadia nadine nahla naila naim naima \
    najwa nancy naomi naomie nassim natacha natalia natalie natasha nate nathalie nathan nathanael \
    nathaniel nawel naya neil nelson nestor nevaeh ngoc nguyen niamh nicholas nick nicola nicolae nicolas \
    nicole nigel nikita nikolas nina nizar noa noah noam noe noela noelia noelie noelle noemie nolan nora \
    norah norman nour noura oceane octave octavie odette odile olga olive oliver olivia olivier ollie omar \
    omer ophelia ophelie oscar othmane oumar oumou ousmane owen pablo paige paisley paloma pamela paolo \
    parker pascal pascale pat patrice patricia patrick patsy paul paula paule pauline pearl pedro peggy \
    penelope penny perry peter peyton phara phil philemon philip philippe phillip phoebe phoenix pier \
    pierre pierrette pierrick pietro piper poppy preston priscilla priya quentin quinn rachel rachid \
    rafael rafaela rahim rajesh ralph rami ramona rana randy rania raoul raphael raphaelle raquel ray \
    rayan rayane rayen raymond raymonde reagan rebecca reda reese regine regis reid rejean rejeanne remi \
    remy renaud rene renee reuben rhys ricardo richard riley rim rita river rob robert roberta roberto \
    robin rodney rodrigo roger rohan roland rolande romain roman romane romeo romy ronald ronan rory rosa \
    rosalie rose rosemarie rosemary ross rowan roxane roxanne roy royce ruben ruby rudy russell ruth ryan \
    ryder saad sabine sabrina sacha sadie safa safia sage said saida salim sally salma salome sam samantha \
    sami samia samir samira sammy samuel samy sana sanaa sandra sandrine sandy santiago sara sarah sarai \
    sasha saskia savanna savannah sawyer scarlett scott sean sebastian sebastien selena selma serena \
    serenity serge seth sevrine shana shane shania shannon sharon shaun shauna shawn shayan shayna sheila \
    shelby sherry sidney sienna sierra siham silvia simeon simon simone sirine sky skylar skyler sloane \
    sofia sofian sofiane solange soleil solene sonia sonny sophia sophie soraya souleymane soumaya spencer \
    stacey stanislas stanley stefan stella stephan stephane stephanie stephen steve steven stewart stuart \
    sue summer susan suzanne suzie sven svetlana sydney sylvain sylvie tabitha tahar talia tamara tania \
    tanisha tanner tanya tara tarek tariq tasha tatiana taylor ted teo teresa terrence terry tessa thalia \
    thalie thea theo theodora theodore theophile theresa therese thibault thierry thomas tia tiago tiana \
    tiffany tim timothe timothee timothy tina titouan toby todd tom tomas tommy tony tracy travis trevor \
    trinity tristan troy tucker ty tyler tyrell tyrese tyrone tyson ulysse uma ursule valentin valentina \
    valentine valeria valerie vanessa vera vernon veronica veronique vicky victor victoria victorine \
    vikram vince vincent viola violaine violet violette virginie vivian viviane vivianne vladimir wade \
    walid walter wanda warren wassim wayne wendy wesley wilfrid will william willow wilson winston wyatt \
    xander xavier xiao ximena yacine yacouba yael yamina yan yanick yanis yann yannick yara yasmin yasmina \
    yasmine yassine yesenia yoan yoann yohan yohann yolande younes yousra youssef youssouf yuki yusuf yves \
    yvette yvon yvonne zachariah zacharie zachary zack zackarie zackary zainab zakaria zakary zaki zane \
    zara zayn zaynab ziad zineb zion ziyad zoe zoey zohra";
