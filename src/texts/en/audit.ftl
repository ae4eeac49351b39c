# What entries of the log say, to administrators and to people themselves.

audit-other = Other action
audit-named = { $kind }: { $name }
audit-kind-address = Email address
audit-kind-agreement = Document to accept
audit-kind-community = Community
audit-kind-mail = Email
audit-kind-meeting = Meeting
audit-kind-organization = Organization
audit-kind-page = Portal page
audit-kind-person = Person
audit-kind-reflection = Reflection
audit-kind-setting = Setting
audit-kind-template = Agenda template
audit-kind-theme = Theme
audit-kind-vote = Vote
audit-kind-other = Other
audit-setting-history = How long history is kept
audit-detail-of = { $name }: { $what }
audit-by-password = with the password
audit-by-link = with a link sent by email
audit-data-seen = on screen
audit-data-html = file to read (HTML)
audit-data-json = file for software (JSON)
audit-version = version { $number }
audit-no-role = no longer a member of the community
audit-new-addresses = new addresses: { $addresses }
audit-set = new picture
audit-removed = picture removed
audit-link-added = link added
audit-file-added = file added
audit-document-removed = document removed
audit-document-restored = document restored
audit-file-confirmed = file confirmed
audit-moved = order changed
audit-as-delivered = original version restored
audit-reflections = { $count ->
    [one] { $count } reflection
   *[other] { $count } reflections
}
audit-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
