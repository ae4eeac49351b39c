# Research: the consent of people, the files that are handed over, and their register.

research-consent-title = Research
research-consent-link-text = With your consent, what you share can be used for research, without your name or your own words.
research-consent-link = Read more and choose
research-consent-lead = Research may document what communities achieve. What you share is used for it only if you consent.
research-consent-off = You have not consented: nothing that you share is used for research.
research-consent-on = You consented on { $when }.
research-consent-withdrawn = You withdrew your consent on { $when }: nothing that you share goes into a new file.
research-consent-what = What would be handed over
research-consent-what-kinds = One row for each reflection that you share under your name with a community or more widely, for each practice that you report trying, and for each piece of feedback you give on a section of a guide, if no one changed it afterwards.
research-consent-what-columns = In each row: a pseudonym, the kind of contribution, your profession, the language, the levels of the community, the school year, whether it is a finding or a challenge, whether the trial or the section worked, and keywords.
research-consent-never = What is never handed over
research-consent-never-text = Your texts, your name, your organization, what you keep to yourself or share only with selected people, and what you share without your name.
research-consent-protection = What protects you
research-consent-protection-text = Your name is replaced by a pseudonym that differs in each file and for each kind of contribution. A register records who gets each file, and for what purpose.
research-consent-protection-groups = Profession, language, levels and school year are given only if at least { $count } people have the same ones in all their rows of the same kind. Otherwise, some of them are hidden, or these rows are not handed over. A finding, a challenge, a result or a keyword is given only if at least { $count } of these people share it.
research-consent-protection-limits = Your rows of the same kind share one pseudonym, which shows how many there are. Taken together, they may be unique, even if several people share each value.
research-consent-free = You are free to choose: your choice has no effect on your participation. If you withdraw your consent, later files will no longer contain anything from you; files already handed over cannot be taken back.
research-consent-give = Give my consent
research-consent-withdraw = Withdraw my consent
research-consent-said = Your choice has been recorded.

research-title = Research
research-administration-text = Hand data over to a research team, and see the register of what was handed over.
research-lead = Contributions from people who consented can be handed over for research, without names or texts. Each file is entered in the register, which cannot be erased.
research-hand-over = Hand over a file
research-hand-over-text = The file is entered in the register as it is made, then downloaded. Do not enter any participant’s name here.
research-kinds = Contributions
research-kinds-missing = Choose at least one kind of contribution.
research-kind-reflection = Reflections
research-kind-trial = Trials of a practice
research-kind-feedback = Feedback on a section of a guide
research-year = School year
research-year-all = All years
research-nothing = There is nothing to hand over: too few people have consented to the use of these contributions. Nothing was entered in the register.
research-submit = Enter in the register and download
research-calls = Responses to a call are handed over from the figures of that call; they are entered in the same register.
research-register = Register
research-register-none = Nothing has been handed over
research-register-none-text = Each file handed over for research will be entered here.
research-register-source-contributions = Contributions
research-register-source-call = Responses to a call: { $title }
research-register-rows =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
research-register-by = Handed over by { $name }, { $when }
research-register-columns = Columns:
research-register-hash = SHA-256 fingerprint of the file:

research-codebook = Codebook
research-codebook-csv = Download the codebook
research-codebook-text = To hand over with the file: what its columns contain, and what their codes mean.
research-codebook-column = Column
research-codebook-meaning = What it contains
research-codebook-code = Code
research-codebook-word = What the code means
research-codebook-groups = Each kind of contribution is treated separately, with everything shared by the people who consented, even if the file contains only part of it. The columns from the profession to the school year are filled in only if at least { $count } people have exactly the same values in all their rows. Otherwise, the last of these columns is hidden, then the one before it, and so on. People whose group would still have fewer than { $count } people are left out of the file. Findings, challenges, results and keywords are counted within each of these groups. A file for a single year has only the rows whose school year is not hidden.
research-column-pseudonym = The person’s pseudonym, for this file and this kind of contribution only
research-column-kind = Kind of contribution
research-column-profession = The person’s profession; empty if it is another one or is not given
research-column-language = Language of the contribution
research-column-level = Levels of the community, separated by spaces
research-column-school-year = School year of the contribution, which begins in August
research-column-mark = Whether the reflection is a finding or a challenge; empty for neither
research-column-outcome = How the trial went, or how the section worked at the meeting; empty for a reflection
research-column-tags = Keywords of the reflection or of the practice, separated by vertical bars; only those of at least { $count } people in the same group
research-value-withheld = Hidden, because too few people share the value
research-value-reflection = Reflection shared with a community or more widely
research-value-trial = Trial of a promising practice
research-value-feedback = Feedback on a section of a guide after a meeting
research-value-all-levels = All levels

research-deed-handover = File handed over for research
research-data-consent = Consent to research
research-data-given = Consent given
research-data-handover = Files you handed over for research
