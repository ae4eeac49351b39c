# What entries of the log say, to administrators and to people themselves.

audit-other = Another action
audit-named = { $kind }: { $name }
audit-kind-address = Email address
audit-kind-agreement = Text to accept
audit-kind-community = Community
audit-kind-mail = Email
audit-kind-meeting = Meeting
audit-kind-organization = Organization
audit-kind-page = Page of the portal
audit-kind-person = Person
audit-kind-reflection = Reflection
audit-kind-setting = Setting
audit-kind-template = Agenda template
audit-kind-other = Something else
audit-setting-history = How long history is kept
audit-detail-of = { $name }: { $what }
audit-by-password = with the password
audit-by-link = with a link sent by email
audit-data-seen = on screen
audit-data-html = file to read (HTML)
audit-data-json = file for software (JSON)
audit-version = version { $number }
audit-no-role = no longer in the community
audit-new-addresses = new addresses: { $addresses }
audit-set = new picture
audit-removed = picture removed
audit-link-added = link added
audit-file-added = file added
audit-document-removed = document removed
audit-file-confirmed = file confirmed
audit-moved = order changed
audit-as-delivered = back to the original version
audit-reflections = { $count ->
    [one] { $count } reflection
   *[other] { $count } reflections
}
audit-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
