### Words of the desk: Access.

desk-access = Access

## Registers and fields

officers = Officers
    .one = Officer
    .about = Everybody who works in the mechanism. What proves who they are stands in no record.
officers-name = Name
    .help = As it stands in the history of what the officer records.
officers-agency = Body
    .help = The body that answers for the officer's account.
officers-known_since = Known since
    .help = The first day on which the officer worked with this system.
officers-residence = Region of residence
    .help = Where the officer lives. It is used for one thing: who oversees the log is told of looks at persons who live in the same region, if that is a small one. Only those who administer accounts see it.

posts = Posts
    .one = Post
    .about = What each officer works as, for which body, from when to when. The role says what they may do.
posts-officer = Officer
    .help = The reference number of the officer.
posts-agency = Body
    .help = The body that the post is of: its records are the officer's own body's.
posts-role = Role
    .help = It decides what the officer may see and do.
posts-begins_on = First day
    .help = From this day on the officer can work in the post.
posts-ends_on = Last day
    .help = Leave it empty while the post has no end. The day after, the post opens nothing.
posts-trained_until = Trained until
    .help = The last day on which the training for the role is in date. Without it no sealed field opens.
posts-conduct_until = Code of conduct until
    .help = The last day on which the signed code of conduct holds. Without it no sealed field opens.
posts-gives_posts_for = Gives posts for
    .help = The bodies for which this officer may give posts and accounts. Nobody can pass on more than they hold.
posts-gives_posts_everywhere = Gives posts for every body
    .help = Only for those who build up the whole mechanism's accounts.

## Lists

list-roles = Roles of posts

## Refusals

refusal-access-nobody_raises_their_own = Nobody gives rights to themselves, nor changes their own
    .next = Ask another administrator.
refusal-access-no_more_than_held = This goes beyond what you may give
    .next = Choose a body for which you give posts, or ask whoever gave you your post. Roles that see the whole country are given by those alone who give posts for every body.
refusal-access-kept_by_who_could_give = This officer holds a post that you could not give
    .next = Whoever gives posts for all bodies of this officer, and for the whole country where the role sees it, keeps their record and their account.
refusal-access-not_known = The name, the password and the code do not fit together
    .next = Check all three. The code changes every half minute and counts once; a code on paper counts once too.
refusal-access-passkey_not_known = This passkey does not sign anybody in here
    .next = Try again, or sign in with name, password and code.
refusal-access-passkey_not_made = The device made no passkey
    .next = Try again: the device answers within five minutes, once its owner has shown a finger, a face or a PIN to it. It needs a browser in which scripts run.
refusal-access-passkey_name = A passkey has a name of 1 to { $max } characters
    .next = Say where it is kept, for example: office laptop.
refusal-access-passkeys_max = An account has at most { $max } passkeys
    .next = Remove one that is no longer used.
refusal-access-wait = There were too many tries. Wait { $seconds } seconds
    .next = Then try again. On a device from which you have signed in before nobody else's tries make you wait.
refusal-access-busy = Too many people are signing in at this moment
    .next = Try again in a minute.
refusal-access-password_short = A password has at least { $min } characters
    .next = Several words that do not belong together are easy to remember and hard to guess.
refusal-access-password_long = A password has at most { $max } bytes
    .next = Shorten it.
refusal-access-password_guessed = This password is easy to guess
    .next = Take several words that do not belong together, and nothing of your own name.
refusal-access-password_again = The two passwords are not the same
    .next = Type the new password twice.
refusal-access-code_wrong = This is not the code that the app shows
    .next = Read the secret into the app, and type the six digits that it shows now.
refusal-access-sign_in_name = A name for signing in has 3 to { $max } letters a to z, digits, and the signs . - _ @
    .next = For example: sample.officer
refusal-access-name_taken = This name for signing in is taken
    .next = Choose another one.
refusal-access-link_gone = This link is no longer good
    .next = A link is good once and for a while: ask your administrator for another.
refusal-access-no_namesakes = Another officer has or had this name
    .next = Is it the same person, change their record. Else add the father's name, or a number, by which the two are told apart.
refusal-access-let_in_by_one = Your own account was made by a link that one administrator alone handed out, and has no part in letting in others
    .next = Have your own account recovered by two officers who may, or at the machine with `opennrm recover`.
refusal-access-two_officers = You proposed this yourself
    .next = Another officer who may keep accounts confirms it.
refusal-access-no_such_proposal = What you read is not proposed any more
    .next = Open the page again: it may have lapsed, been stopped, or been proposed anew.
refusal-access-identity_check = It is not said how you made sure who the officer is
    .next = Make sure by one of the ways of the list, and choose it.
refusal-access-halves_unlike = These halves do not fit together
    .next = Type both as they were given to you. They are good once and for a while: ask both officers.
refusal-access-single_not_sent = This browser was not sent to single sign-on from here, or too long ago
    .next = Begin anew on the page for signing in.
refusal-access-single_refused = Single sign-on did not let you in
    .next = Try again there, or sign in with name, password and code.
refusal-access-single_unreached = Single sign-on does not answer
    .next = Try again in a few minutes, or sign in with name, password and code.
refusal-access-single_unbelieved = What single sign-on answered is not to be believed
    .next = Begin anew. If it happens again, tell whoever keeps this program.
refusal-access-single_level = You have not shown single sign-on surely enough who you are
    .next = Sign in there with a second proof, as it offers it, and come back.
refusal-access-single_unlinked = No account here is known by single sign-on as yours
    .next = Sign in with name, password and code, and link your account on its page. If you have no account here or no post any more, ask an administrator of your body.
refusal-access-single_taken = Another account is known by this single sign-on
    .next = Sign in there as yourself. If you did, tell your administrator.
refusal-access-no_such_choice = This is not one of the choices
    .next = Open the page again and choose.
refusal-access-has_account = This officer has an account already
    .next = Take it away first, if a new one is to be made.

## Signing in and one's own account

access-sign-in = Sign in
access-sign-out = Sign out
access-name = Name for signing in
access-password = Password
access-code = Code
    .hint = Six digits from your app, or one of your codes on paper
access-make-account = Make your account
access-first-about = This makes the first account, of an administrator who may give posts and accounts for every body. From then on everybody signs in.
access-link-about = This makes the account of { $name }. If this is not you, close the page and tell your administrator.
access-your-name = Your name
    .hint = As it is to stand in the history of records
access-your-body = Your body
access-new-name = Name for signing in
    .hint = Letters a to z, digits, and the signs . - _ @
access-new-password = New password
    .hint = At least ten characters; several words that do not belong together are best. It need not be changed later.
access-password-again = The new password once more
access-first-code = The code that the app shows
    .hint = Six digits
access-app = A second proof
access-app-about = Open an app for codes on your own device, such as the one that your office gave you, and have it read this picture.
access-app-picture = A picture for an app: what it holds stands below in letters
access-app-letters = Or type these letters into the app:
access-paper = Your codes on paper
access-paper-about = Write these down or print them, and keep them apart from your device. Each of them signs you in once when the device is lost. They are shown now and never again.
access-paper-left = { $count ->
    [one] one is left
   *[other] { $count } are left
}
access-account = Your account
access-posts = Posts
access-post-now = now
access-post-choose = Work as this
access-sign-ins = Where you are signed in
access-browser = Browser
access-begun = Since
access-seen = Last used
access-here = here
access-end = End
access-end-others = End all others
access-proofs = What proves who you are
access-change-password = Change the password
access-new-paper = New codes on paper
access-passkey = Passkey
access-make-passkey = Make a passkey
access-remove-passkey = Remove
access-use-passkey = Use a passkey
access-passkey-not-used = The device did not give a passkey of this address. Try again, or fill in the form.
access-passkey-about = A passkey is kept by your device or by a key that you carry. It signs you in at this address only, in place of password and code, once you have shown your finger, your face or a PIN to the device. Make it on a device that nobody else opens.
access-passkey-name = Where is it kept?
    .hint = For example: office laptop
access-confirm = Show again who you are
access-confirm-about = For this you show again who you are. It holds for five minutes.

## The accounts of others

access-accounts = Accounts
access-accounts-about = The officers of the bodies for which you give posts. An officer who has a post makes their own account with a link of which two officers hand over a half each; nobody else knows their password.
access-find = Find an officer
    .hint = Part of the name, of the reference number, or of the name for signing in
access-officers-found = { $count ->
    [one] { $count } officer
   *[other] { $count } officers
}
access-nobody-found = No officer is found.
access-new-officer = New officer
access-new-post = New post
access-state = Account
access-what-to-do = What can be done
access-has-account = has an account
access-has-link = has a link
access-has-nothing = none
access-is-signed-in = signed in now
access-account-ended = taken away
access-waits-for-another = waits for a second officer
access-take-away = Take the account away

## Letting an officer in, for the first time or anew

list-identity_checks = Ways to make sure who an officer is
access-recovery = Recovery of your account
access-let-in = Let the officer in
access-let-in-about = This proposes to give { $name } a link with which they make their account. Make sure first who it is, and that they work where their post says. Another officer confirms it after making sure for themselves; each of you hands over one half of the link.
access-let-in-confirm-about = This makes the link with which { $name } makes their account. Make sure for yourself who it is, and that they work where their post says, whatever the other officer has done.
access-recover = Recover the account
access-recover-about = This proposes to give { $name } a new link, since what opened the account is lost. Make sure who it is first. Another officer confirms it after making sure for themselves; until then nothing changes.
access-propose = Propose
access-recover-confirm-about = This ends whatever opens the account of { $name } and every sign-in of it, and makes a new link. Make sure for yourself who it is, whatever the other officer has done.
access-confirm-proposal = Confirm
access-proposed-by = { $who } proposed it { $at }, having made sure who it is: { $check }
access-choose = Choose
access-identity-check = How did you make sure who the officer is?
access-half = Your half of the link
access-first-half-about = Give this half to the officer yourself, and to nobody else. It opens nothing until another officer has confirmed, within { $hours } hours, and given the officer the other half. It is shown now and never again.
access-second-half-about = Give this half to the officer yourself, and to nobody else. With the half of whoever proposed it, it makes a new account within { $hours } hours. It is shown now and never again.
access-join-halves = Make or recover your account
access-join-about = Two officers have given you a half of a link each. Together they let you make your account, or make it anew.
access-half-of-proposer = The half of the officer who proposed it
access-half-of-confirmer = The half of the officer who confirmed it
access-recovered-by = Your account was made anew { $at }. This was done by: { $who }
access-recovered-not-asked = If you did not ask for it, tell the overseer at once.
access-recovered-read = I have read this
access-changed = What opens your account was changed
access-changed-not-you = If one of these was not you, end all other sign-ins below, take back what was changed, and tell the overseer at once.
access-done = What was done with your account
access-done-about = As the log has it, the newest first. A sign-in that was refused was somebody who knew your name and not the rest: tell the overseer if it was not you.
access-done-at = When
access-done-what = What
access-done-by = By
access-done-by-nobody = somebody who had not signed in
access-recovery-stop-about = If you did not ask for it, stop it and tell the overseer.
access-recovery-stop = Stop the recovery

## Single sign-on

access-single = Sign in with { $name }
access-single-out = Sign out of { $name } too
access-single-signed-in = You are signed in
access-single-linked = Your account is linked
access-single-not-linked = Your account is not linked
access-single-link = Link this account with { $name }
access-single-remove = End the link
