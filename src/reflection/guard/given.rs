//! Given names that are common in Québec, in both languages and among those who arrived. The list is
//! moderate: names that it lacks are found where a name must stand.

use super::lists::Words;

/// Given names, the parts of compound ones by themselves.
pub(super) const GIVEN: Words = Words(
    "aaliyah aaron abby abel abigaelle abigail abraham achille adam adama addison adelaide adele adeline \
     adrien adrienne agathe agnes ahmed aicha aidan aiden aime aimee aisha alain alan alana alban albert \
     alec alex alexa alexander alexandra alexandre alexandrine alexe alexia alexiane alexis alfie ali \
     alice alicia alienor aline alison alizee allan allison alyson alyssa amadou amanda amber amelia \
     amelie amina aminata amine amir amira amy anabelle anais anas anastasia anatole andre andrea \
     andreanne andree andrew andy ange angel angela angele angelie angelina angelique angus anick anita \
     ann anna annabelle anne annick annie anouk anthony antoine antoinette antonin antonio april archer \
     aria ariane arianna arianne ariel arielle aris arjun arlette arlo arman armand arnaud arthur arya \
     asher ashley ashton assia astrid aubrey aude audrey auguste augustin aurelie aurelien aurore austin \
     autumn ava avery axel axelle aya ayaan ayden aylin ayoub aziz baptiste barbara barry bastien \
     beatrice beau bella ben benjamin bennett benoit bernadette bernard bertrand beth bethany betty \
     bianca bilal billy blake blanche bobby bonnie bradley brandon brayden breanna brenda brendan brent \
     brian brianna brigitte brittany brody brooke brooklyn bruno bryan bryce bryson caden caitlin caleb \
     callum calvin camelia cameron camille carl carla carly carmen carol carole caroline carson carter \
     casey cassandra cassandre catherine cecile cecilia cedric celeste celestine celia celine chanel \
     chantal charity charlene charles charlie charlotte chase cheikh chelsea cheryl chester chloe chris \
     christelle christian christiane christina christine christophe christopher cindy claire clara claude \
     claudia claudie claudine claudy clemence clement clementine cleo cloe clovis cody cole colette colin \
     colleen colton come connor conor constance cooper coralie coraline corey corinne courtney craig \
     crystal curtis cynthia cyril daisy dakota dale dalia damian damien damon dana daniel daniela daniele \
     danielle danny daphne daphnee dario darius darlene darren darryl dave david dawson dean debbie \
     deborah declan delaney delphine denis denise dennis derek derrick desmond destiny devin devon diana \
     diane diego dimitri djibril dominic dominick dominique donald donna donovan doris dorothee dorothy \
     douglas drew duncan dustin dwayne dylan easton eddy eden edgar edith edmond edouard edward edwin \
     eileen elaine eleanor elena eleonore eli elia eliane elias elie elijah eliot eliott elisa elisabeth \
     elise elizabeth ella ellen ellie elliot elliott elodie eloi eloise elsa elsie elyanne elyse emanuel \
     emeline emeric emerick emerson emery emie emile emilie emilien emilio emily emma emmanuel emmanuelle \
     emmy emrick enzo eric erica erik erin ernest ernie esteban estelle esther ethan ethel etienne eugene \
     eugenie eva evan evangeline eve evelyn evelyne everett ezekiel ezra fabien fabienne fabrice faith \
     fanny farah fatima fatimata fatou fatoumata felicia felicite felicity felix ferdinand fernand \
     fernando finley finn fiona flavie fleur florence florent florian francesca francine francis franck \
     francois francoise frank fraser freddie frederic frederick frederique freya gabriel gabriella \
     gabrielle gael gaelle gaetan gary gaston gavin gemma genevieve geoffrey geoffroy george georges \
     georgia gerald gerard germain ghislain ghislaine gianna gideon gilbert gilles gillian ginette \
     giovanni gisele giselle glenn gloria gordon grace gracie graham grant grayson greg gregoire gregory \
     guillaume gustave guy guylaine gwen habib hailey haley hamza hannah hans harley harold harper \
     harriet harrison harry harvey hassan hayden hazel heather hector heidi helena helene henri henriette \
     henry herve hippolyte holly hope hortense howard hubert hudson hugo hugues hunter ian ibrahim \
     ibrahima ilyas ilyes imane imogen imran ines ingrid irene iris isaac isabel isabella isabelle isaiah \
     isaie isis isla ismael israel issa ivan ivy izak jacinthe jack jackson jacob jacques jada jade jaden \
     jake jalil jamal james jamie jamila jane janelle janet janice janie jared jasmin jasmine jason \
     jasper jaxon jay jayden jayla jean jeanne jeannine jeff jeffrey jenna jennifer jenny jeremie jeremy \
     jermaine jerome jerry jesse jessica jessy jill jim jimmy jo joachim joan joanie joanna joanne \
     joannie jocelyn jocelyne jodie joe joel joelle joey johanie johanne john johnny jolyane jon jonah \
     jonathan jordan jose josee joseph josephine josette josh joshua josiah josiane josue joy joyce juan \
     jude judith jules julia julian juliana julianne julie julien julienne juliette julius june juniper \
     justin justine kaelle kai kaila kaitlyn kaleb kareem karel karelle karen karim karima karine karl \
     karolane kate katelyn katherine kathleen kathryn kathy katia katie katy kay kayden kayla kaylee \
     keegan keila keira keith kelly kelsey ken kendra kennedy kenneth kenza kevin keziah khadija khaled \
     khalil kiera kieran killian kim kimberly kira kirk kirsten koralie krista kristen kristin kristina \
     kurt kyle kylie lacey laetitia lambert lamine lance landon lara larissa larry laura laure lauren \
     laurence laurent laurette laurianne laurie lawrence layla lea leah leanna leanne lee leila lena \
     lenny leo leon leona leonard leonie leontine leopold leslie levi lewis lexi lexie leyla lia liam \
     lila lilian liliane lilianne lillian lilly lily lina lincoln linda lindsay lindsey line lisa lise \
     lisette livia lizon lizzie lloyd logan loic loick lola lorenzo loris lorna lorraine lou louane louis \
     louise louka loup luc luca lucas lucie lucien lucienne lucille lucy ludovic luis luka lukas luke \
     luna lyam lydia lyle lylou lyne lynn lysanne mabel mackenzie maddie maddox madeleine madeline \
     madelyn madison mael maelie maelle maelys maeva magali magalie maggie mahdi maia maika maikan maite \
     malcolm malek malick malik malika malorie mamadou mandy manon manuel marc marcel marceline marcelle \
     marco marcus margaret margaux margot marguerite maria mariah mariam mariama marianne marie marielle \
     marika marilou marilyn marilyne marin marina marine mario marion marisol marissa marius marjolaine \
     marjorie mark marlene marlon marshall martha marthe martin martine marty marvin mary maryam maryse \
     mason mateo mathieu mathilda mathilde mathis mathys matilde matis matisse matt matteo matthew \
     matthias matthieu maud maude maureen maurice maverick max maxence maxim maxime maximilien maxwell \
     may maya mckenzie medhi megan megane mehdi melanie melina melissa melodie melody melyna mercedes \
     meredith mia micah michael michel michele micheline michelle miguel mika mikael mikaela mike mila \
     milan miles millie milo milton miranda mireille miriam mitchell mohamed mohammad mohammed moise \
     molly mona monia monica monique morgan morgane moussa muhammad mustapha mya mylene myriam nabil \
     nadege nadia nadine naila naim nancy naomi naomie nassim natacha natalia natalie natasha nate \
     nathalie nathan nathanael nathaniel nawel neil nelson nevaeh nicholas nick nicola nicolas nicole \
     nigel nina noa noah noe noela noelie noelle noemie nolan nora norah norman nour oceane octave odette \
     odile olga olive oliver olivia olivier ollie omar ophelie oscar othmane oumar oumou ousmane owen \
     pablo paige paisley pamela parker pascal pascale pat patrice patricia patrick patsy paul paula paule \
     pauline pearl pedro peggy penelope penny perry peter peyton phil philemon philip philippe phillip \
     phoebe phoenix pier pierre pierrette pierrick piper poppy preston priscilla priya quentin quinn \
     rachel rachid rafael rajesh ralph ramona randy rania raoul raphael raphaelle ray rayan raymond \
     raymonde reagan rebecca reese regine regis reid rejean rejeanne remi remy renaud rene renee reuben \
     rhys ricardo richard riley rim rita river rob robert roberta roberto robin rodney roger roland \
     rolande romain roman romane romeo romy ronald ronan rory rosa rosalie rose ross rowan roxane roxanne \
     roy royce ruben ruby rudy russell ruth ryan ryder sabine sabrina sacha sadie safia sage said salim \
     sally salma salome sam samantha sami samia samir samira sammy samuel sandra sandrine sandy sara \
     sarah sasha saskia savannah sawyer scarlett scott sean sebastian sebastien selena selma serena \
     serenity serge seth sevrine shana shane shannon sharon shaun shauna shawn shayna sheila shelby \
     sherry sidney sienna sierra silvia simeon simon simone sirine sky skylar skyler sofia sofiane \
     solange soleil solene sonia sonny sophia sophie soraya spencer stacey stanislas stanley stefan \
     stella stephan stephane stephanie stephen steve steven stewart stuart sue summer susan suzanne suzie \
     sven sydney sylvain sylvie tabitha tamara tania tanner tanya tara tasha tatiana taylor ted teo \
     teresa terrence terry thalie thea theo theodora theodore theophile therese thibault thierry thomas \
     tiago tiffany tim timothe timothee timothy tina toby todd tom tommy tony tracy travis trevor trinity \
     tristan troy tucker ty tyler tyrone tyson ulysse uma ursule valentin valentina valentine valerie \
     vanessa vera vernon veronica veronique vicky victor victoria victorine vikram vincent viola violaine \
     violet violette virginie vivian viviane vivianne vladimir wade walter wanda warren wassim wayne \
     wendy wesley will william willow wilson winston wyatt xander xavier yacine yael yan yanick yanis \
     yann yannick yasmina yasmine yassine yoan yoann yohan yolande yousra youssef yusuf yves yvette yvon \
     yvonne zachariah zacharie zachary zack zackarie zackary zane zara zayn zineb zion zoe zoey zohra",
);
