# The frame of every page, the home page, the errors.

portal-tagline = Ensemble, the portal for communities of practice
portal-page-title = { $title } · Ensemble
portal-nav-communities = Communities
portal-nav-directory = Directory
portal-nav-meetings = Meetings

home-title = Reflecting on our practice, together
home-lead = Professionals from across the school network prepare their meetings, share their reflections and build practice guides, in French and in English.
home-find = Find my community
home-how = How it works
home-next-meetings = Upcoming meetings
home-all-meetings = All meetings
home-communities = Communities
home-all-communities = All communities
home-no-community = No communities yet
home-no-community-text = Communities will appear here as soon as the network coordinator opens one.

text-only-fr = in French only
text-only-en = in English only
text-outdated = translation out of date
text-outdated-since = The text in the other language was changed on { $date }. This translation has not been updated yet.
text-unreviewed = This translation has not been reviewed yet.
text-unreviewed-short = translation not reviewed

page-updated = Last updated: { $date }

error-404-title = This page does not exist
error-404-text = The address may have changed, or it may contain a typo. Or you may not have access to this page.
error-401-title = Sign in first
error-401-text = Your session has ended, or you were not signed in. Nothing was changed.
error-429-title = Too many attempts
error-429-text = Wait a few minutes, then try again.
error-400-title = We cannot read this request
error-400-text = The address or the form contains something the portal does not recognize. Go back, or start again from the home page.
error-403-title = This request was refused
error-403-text = The form seems to come from another site. Open the page on the portal, then try again.
error-405-title = This address does not work that way
error-405-text = The page exists, but it does not accept this kind of request.
error-413-title = Too large to send
error-413-text = What you sent is larger than the portal accepts. Shorten the text or make the file smaller, then try again.
error-408-title = The request took too long
error-408-text = The portal is very busy. Wait a moment, then try again.
error-500-title = Something went wrong on our end
error-500-text = It is not your fault, and the problem has been logged. If you write to us about it, include the number below.
error-unreadable-title = This document cannot be opened
error-unreadable-text = It cannot be displayed safely. Nothing was deleted, and the portal team can recover it: write to us with the number below.
error-503-title = The portal is taking a short break
error-503-text = The database is not responding, or cannot save anything right now. Try again in a minute: nothing that was saved is lost.
error-busy = Too many downloads at once
error-busy-text = A download is already being prepared for you, or too many people are downloading at once. Wait a moment, then try again. Nothing is lost.
error-number = Request number: { $number }
error-home = Back to the home page
error-communities = See communities
error-unsent = What you wrote is not lost
error-unsent-hint = Nothing was saved. Here is what you sent: send it again in a moment, or copy it. You will have to choose files and type passwords again.
error-unsent-text = Your text { $number }
error-unsent-send = Send again
error-unsent-stored = Nothing was saved. Your text will be kept for 24 hours: sign in with the same account, and it will be back in the form. Here it is as well, if you prefer to copy it.
error-unsent-copy = Nothing was saved. Here is what you sent, so you can copy it.
error-unsent-files = Files have to be chosen again.
error-restored = Your text is back. It has not been sent yet: review it, then send it.
error-other-title = Someone else opened this form
error-other-text = Another person has since signed in on this browser. Nothing was saved in their name. If the text is yours, copy it, then sign in with your own account.
error-other-nothing = Another person has since signed in on this browser. Nothing was saved in their name. To start over, sign in with your own account and open the page again.
error-retry = Try again

design-title = Components
