// The words by which lines that are no prose are known.
// SPDX-License-Identifier: Apache-2.0

/// The phrases and word lists of boilerplate, compiled once.
enum BoilerplatePhrases {
  /// How the rest of a line must be, where its begin tells what it is.
  enum Rest {
    /// A colon or a dash stands behind the begin.
    case colon
    /// The line has at most so many words.
    case words(Int)
    /// The same, and one of them is something that is sent or installed.
    case mailing(Int)
  }

  /// A begin and what it tells.
  struct Begin {
    let reason: String
    let rest: Rest
  }

  /// The most words that a begin has.
  static let longestBegin = 5

  /// Lines that are boilerplate as wholes.
  static let lines = WordTable<String>(
    wholes.flatMap { reason, phrases in
      phrases.listedPhrases.map { (Phrase.of($0), reason) }
    })

  /// Begins of lines that are boilerplate.
  static let begins = WordTable<Begin>(
    begun.flatMap { reason, rest, phrases in
      phrases.listedPhrases.map { (Phrase.of($0), Begin(reason: reason, rest: rest)) }
    })

  /// The first words of these begins.
  static let openings = WordTable<Bool>(
    begun.flatMap { _, _, phrases in
      phrases.listedPhrases.compactMap { $0.listedWords.first }.map { (FoldedWord($0), true) }
    })

  /// What readers are asked to sign up for.
  static let mailing = WordTable<Bool>(
    words: """
      newsletter newsletters email emails inbox alert alerts updates channel podcast digest magazine
      briefing briefings free app telegram whatsapp youtube mailing daily weekly news stories offers
      """)

  /// Words that menus are made of; true for those that make a line of such words a menu.
  static let menu = WordTable<Bool>(
    entries(
      strong: """
        home menu news login subscribe search back skip page archive archives edition register
        homepage privacy terms sitemap toggle navigation next previous newsletter newsletters
        """,
      weak: """
        world politics business sport sports opinion culture tech technology science health
        entertainment lifestyle travel video videos photos photo gallery podcasts podcast log in
        sign up contact about us policy english hindi of use latest top stories breaking more india
        asia europe africa americas middle east international national local money markets economy
        environment education arts style food weather live tv radio to go the clear main content
        article articles print index site map all story my account close open advertise careers
        """))

  /// Words that lists of share buttons are made of.
  static let share = WordTable<Bool>(
    entries(
      strong: """
        youtube facebook twitter instagram whatsapp telegram linkedin reddit pinterest tumblr
        flipboard tiktok tweet share messenger viber wechat weibo vkontakte bluesky mastodon
        """,
      weak: """
        email mail e print copy link x vk rss threads save post sms line skype on via to this in a
        by with your friends opens new window shares likes views comments
        """))

  private static func entries(strong: String, weak: String) -> [(word: FoldedWord, value: Bool)] {
    func list(_ words: String, _ isStrong: Bool) -> [(word: FoldedWord, value: Bool)] {
      words.split(whereSeparator: \.isWhitespace).map { (FoldedWord(String($0)), isStrong) }
    }
    return list(strong, true) + list(weak, false)
  }

  private static let wholes: [(String, String)] = [
    (
      "navigation",
      """
      go to home page,back to top,back to home,back to homepage,home,home page,skip to content
      skip to main content,main menu,menu,search,close,previous article,next article,previous,next
      previous post,next post,read more,continue reading,show more,see more,load more,view all
      see all,more,print,print this page,log in,login,sign in,register,my account,contact us
      about us,terms of use,terms of service,privacy policy,site map,toggle navigation,news
      click here,jump to content,table of contents,view comments,show comments,hide comments
      read full article,read full story,read the full story,full story,view gallery,photo gallery
      listen to this article,listen to this story,listen to article,text size,font size
      """
    ),
    (
      "related",
      """
      related,related post,related posts,related article,related articles,related story
      related stories,related news,related topics,related content,related coverage,related links
      related reading,related tags,related items,you may also like,you might also like
      also read,read also,see also,more from this section,more stories,more news,most recent
      more on this story,most read,most popular,most viewed,most shared,trending,trending now
      recommended,recommended for you,recommended stories,latest news,latest stories,top stories
      editors picks,editor 's picks,up next,read next,popular posts,recent posts,recent comments
      more from the web,you may be interested in,in this section,also in this section
      """
    ),
    (
      "comment form",
      """
      leave a reply,leave a comment,post a comment,post comment,add a comment,write a comment
      comments,comment,comments are closed,join the conversation,join the discussion
      be the first to comment,cancel reply,no comments,no comments yet,view all comments
      add your comment,your comment,submit comment,log in to comment,responses
      """
    ),
    (
      "newsletter",
      """
      subscribe,subscribe now,sign up,newsletter,newsletters,sign up now,subscribe today
      your email address,email address,enter your email address,enter your email
      """
    ),
    (
      "advertisement",
      """
      advertisement,advertisements,advertising,advertisment,ad,ads,sponsored,sponsored content
      story continues below,story continues below advertisement,article continues below
      article continues below advertisement,article continues after advertisement
      continue reading below,promoted,promoted content,paid content,advertise with us
      story continues after advertisement,remaining time
      """
    ),
    (
      "share",
      "share,share this,share this article,share this story,share article,share story,follow us,print\ncopy link,copy url,link copied,tweet,save,follow"
    ),
    ("consent", "accept,accept all,accept cookies,cookie policy,i agree,manage preferences,got it"),
  ]

  private static let begun: [(String, Rest, String)] = [
    (
      "related", .colon,
      """
      also read,read also,see also,related,read more,more,read next,must read,watch,listen
      related story,related stories,related article,related articles,recommended,read,also see
      also watch,watch now,in pictures,in photos,in video,more on this,read this,opinion,explainer
      """
    ),
    ("related", .words(20), "you may also like,you might also like,read more about,read more on"),
    (
      "navigation", .words(16),
      "click here to,click here for,click to,tap here to,skip to,return to top,back to top"
    ),
    (
      "share", .words(16),
      """
      follow us on,like us on,join us on,find us on,share this,share on,share via,tweet this
      follow our,connect with us,click to share
      """
    ),
    (
      "comment form", .words(40),
      """
      your email address will not,required fields are marked,save my name,notify me of
      you must be logged in,this site uses akismet,leave a reply,leave a comment,please log in to
      you must log in,to comment on this,sign in to comment,you need to login
      """
    ),
    (
      "newsletter", .mailing(45),
      """
      sign up for our,sign up for the,sign up to our,sign up to the,sign up for free
      subscribe to our,subscribe to the,subscribe for,subscribe now,get the latest news
      get our,enter your email,join our newsletter,receive our,download our app,download the app
      get breaking news,get news updates,sign up here,join our telegram,join our whatsapp
      sign up for your,stay up to date with
      """
    ),
    (
      "advertisement", .words(12),
      "story continues,article continues,scroll to continue,scroll down to,sponsored by"
    ),
    (
      "copyright", .words(60),
      "copyright,all rights reserved,the content on this site,this material may not be published"
    ),
    (
      "consent", .words(80),
      """
      we use cookies,this site uses cookies,this website uses cookies,our site uses cookies
      by using this site,by continuing to,we and our partners
      """
    ),
    (
      "credit", .words(60),
      """
      reporting by,additional reporting by,editing by,writing by,compiled by,edited by
      reported by,with inputs from,with input from,with agency inputs
      """
    ),
    (
      "tags", .colon,
      "tags,tag,topics,categories,category,keywords,filed under,posted in,tagged,labels"
    ),
    ("credit", .colon, "our standards"),
    ("tags", .words(12), "filed under,posted in,tagged with,tagged in"),
  ]
}
