# The frame of every page, the home page, the errors.

portal-tagline = Ensemble, the portal of communities of practice
portal-page-title = { $title } · Ensemble
portal-nav-communities = Communities
portal-nav-directory = Directory
portal-nav-meetings = Meetings

home-title = Thinking about our practice, together
home-lead = Professionals from across the school network prepare their meetings, share their reflections and build practice guides, in French and in English.
home-find = Find my community
home-how = How it works
home-next-meetings = Next meetings
home-all-meetings = All meetings
home-communities = Communities
home-all-communities = All communities
home-no-community = No community yet
home-no-community-text = Communities will appear here as soon as the coordination team opens one.

text-only-fr = in French only
text-only-en = in English only
text-outdated = translation to be updated
text-outdated-since = The text in the other language was changed on { $date }. This translation has not been updated yet.
text-unreviewed = Nobody has reviewed this translation yet.
text-unreviewed-short = translation not reviewed

page-updated = Last updated: { $date }

error-404-title = This page does not exist
error-404-text = Its address may have changed, or there may be a typing mistake in it. It is also possible that this page is not open to you.
error-401-title = Sign in first
error-401-text = Your session has ended, or you were not signed in. Nothing was changed.
error-429-title = Too many tries in a row
error-429-text = Wait a few minutes, then try again.
error-400-title = We cannot read this request
error-400-text = The address or the form has something in it that the portal does not recognize. Go back, or start again from the home page.
error-403-title = This request was refused
error-403-text = The form seems to come from another site. Open the page in the portal and try again.
error-405-title = This address does not work that way
error-405-text = The page exists, but it does not accept this kind of request.
error-413-title = That is too large to send
error-413-text = What you sent is larger than the portal accepts. Shorten the text or make the file smaller, then try again.
error-408-title = The answer took too long
error-408-text = The portal is very busy. Wait a moment, then try again.
error-500-title = Something broke on our side
error-500-text = It is not your fault, and the problem has been recorded. If you write to us about it, give the number below.
error-unreadable-title = This document cannot be opened
error-unreadable-text = What is stored of it cannot be read safely, so it is not shown. Nothing was deleted. The portal’s team can recover it: write to us with the number below.
error-503-title = The portal is taking a short break
error-503-text = The database does not answer, or cannot save anything at the moment. Try again in a minute: nothing that was saved is lost.
error-busy = Too much at once
error-busy-text = An archive is already being prepared for you, or several others are. Wait for the download to end, then try again. Nothing is lost.
error-number = Request number: { $number }
error-home = Back to the home page
error-communities = See the communities
error-unsent = What you wrote is not lost
error-unsent-hint = Nothing was saved. Here is what you sent: send it again in a moment, or copy it. A file must be chosen again, and a password typed again.
error-unsent-text = Your text { $number }
error-unsent-send = Send again
error-unsent-stored = Nothing was saved. Your text is kept for 24 hours: sign in with the same account and it will be back in the form. Here it is as well, if you would rather copy it.
error-unsent-copy = Nothing was saved. Here is what you sent, so that you can copy it.
error-unsent-files = Files must be chosen again.
error-restored = Your text is back. It has not been sent yet: read it over, then send it.
error-other-title = Someone else opened this form
error-other-text = Another person has signed in with this browser since. Nothing was saved in their name. If the text is yours, copy it, then sign in with your account.
error-retry = Try again

design-title = Components
