// Words that stand at the top of every list of leaked passwords, or that everybody in a council would try.
// Short passwords are refused for their length, so only what people build long ones from is here.

/** Small letters; figures and signs that stand for letters are read as letters before these are looked for. */
export const wordsTriedFirst: readonly string[] = `
password passwort passphrase passcode pass word letmein let me in welcome login logon signin user username admin administrator root guest
default changeme change temp temporary test testing tester sample example demo demonstration secret private secure security access account
computer laptop internet server system network office microsoft windows google facebook twitter instagram youtube amazon apple iphone samsung
android whatsapp linkedin netflix spotify minecraft pokemon nintendo playstation xbox fortnite
love iloveyou loveyou lovely lover forever always together family mother father mummy daddy mum dad sister brother baby angel princess queen king
prince sweet sweetie sweetheart honey darling beautiful gorgeous pretty handsome sunshine sunflower flower rainbow butterfly
summer winter spring autumn january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday today tomorrow morning night birthday christmas easter holiday happy
football soccer cricket rugby tennis hockey basketball baseball liverpool chelsea arsenal everton tottenham spurs manchester united city leeds
newcastle celtic rangers villa wolves england scotland wales ireland britain british london birmingham yorkshire
monkey dragon tiger lion eagle wolf bear horse pony rabbit kitten kitty cat dog puppy buster charlie max bella molly poppy daisy lucy ruby rosie
michael michelle jessica jennifer ashley daniel matthew andrew joshua thomas james george william harry jack oliver robert richard david steven
stephen christopher anthony nicole samantha hannah sarah emma sophie olivia charlotte elizabeth victoria jordan taylor alex
superman batman spiderman starwars harrypotter hogwarts gandalf matrix ninja samurai warrior hunter killer shadow master mustang ferrari porsche
mercedes yamaha harley pepper ginger cheese chocolate cookie banana orange lemon cherry peach apples purple yellow silver golden diamond freedom
trustno nothing whatever blessed jesus christ church god heaven money lucky magic power
correct horse battery staple qwerty qwertyuiop asdf asdfgh asdfghjkl zxcv zxcvbn qazwsx qwer abc abcd abcdef
council councillor borough county district unitary children childrens child services service social care education school schools ofsted
scrutiny panel committee cabinet mayor ward clerk chair officer director member members minutes matters arising action actions progress report
the and for our your you are this that
`.trim().split(/\s+/);
