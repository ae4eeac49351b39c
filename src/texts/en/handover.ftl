# What is handed over for research, and to whom.

handover-recipient = Handed over to
handover-recipient-hint = The person or research team, and their institution.
handover-recipient-missing = Say who will get the file.
handover-purpose = Purpose of the research
handover-purpose-hint = What the research will document, and the reference number of the agreement or ethics approval.
handover-purpose-missing = State the purpose of the research.
handover-too-long = Write { $count } characters at most.
handover-one = File handed over for research
