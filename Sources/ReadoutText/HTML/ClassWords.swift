// What the class and id of an element say of its content.
// SPDX-License-Identifier: Apache-2.0

/// What an element is for, as its names hint.
struct Hints: OptionSet {
  let rawValue: UInt16

  /// The body of an article: “entry-content”, “articleBody”.
  static let body = Hints(rawValue: 1)
  /// Something around articles: “article”, “post”, “story”.
  static let article = Hints(rawValue: 2)
  /// Text, content, paragraphs.
  static let content = Hints(rawValue: 4)
  /// Not the article: menus, related links, comments, advertisements.
  static let aside = Hints(rawValue: 8)
  /// Words below a picture.
  static let caption = Hints(rawValue: 16)
  /// Who wrote it and when.
  static let byline = Hints(rawValue: 32)
  /// Not shown.
  static let hidden = Hints(rawValue: 64)
  /// Readers' comments.
  static let comments = Hints(rawValue: 128)
  /// A headline.
  static let title = Hints(rawValue: 256)
  /// A quotation set off from the text that repeats it.
  static let pullQuote = Hints(rawValue: 512)
}

/// Reads hints out of the words of class and id attributes.
enum ClassWords {
  /// The hints of one attribute's value; words are parted at hyphens, spaces and capitals.
  ///
  /// It fires on “related-posts” and “RelatedPosts”, and not on “correlated”.
  static func hints(of value: String) -> Hints {
    var hints: Hints = []
    var word = WordFolder()
    var letters = 0
    var wasLower = false
    var isWhole = true
    var previous: FoldedWord?
    func close(_ hints: inout Hints) {
      guard letters > 0 else { return }
      let folded = FoldedWord(hash: word.hash)
      // Names made by machines (“kWxAdx”) hold any two letters.
      if isWhole || letters > 3, let found = single[folded] { hints.formUnion(found) }
      if let previous, let found = pairs[pair(previous, folded)] { hints.formUnion(found) }
      previous = folded
      word = WordFolder()
      letters = 0
    }
    for byte in value.utf8.prefix(512) {
      let isUpper = (0x41...0x5A).contains(byte)
      guard byte.isASCIILetter || byte.isASCIIDigit else {
        close(&hints)
        if byte <= 0x20 { previous = nil }
        wasLower = false
        isWhole = true
        continue
      }
      if isUpper, wasLower {
        isWhole = false
        close(&hints)
      }
      word.append(ascii: byte)
      letters += 1
      wasLower = !isUpper
    }
    close(&hints)
    return hints
  }

  private static func pair(_ a: FoldedWord, _ b: FoldedWord) -> FoldedWord {
    var phrase = Phrase()
    phrase.append(a)
    phrase.append(b)
    return phrase.word
  }

  private static let single: WordTable<Hints> = {
    let lists: [(Hints, String)] = [
      (
        .body,
        "articlebody storybody entrytext articletext bodytext postbody storytext articlecontent maincontent postcontent"
      ),
      (.article, "article story post entry hentry blog news"),
      (.content, "content body text paragraph copy main page prose richtext"),
      (
        .aside,
        """
        sidebar footer nav navbar navigation menu related share sharing social socials newsletter
        newsletters subscribe subscription signup promo promos promotion ad ads advert adverts
        advertisement advertising sponsor sponsored taboola outbrain cookie cookies gdpr consent
        popup modal overlay breadcrumb breadcrumbs recommend recommended recommendations recommendation
        trending popular toolbar pagination pager banner skip masthead teaser teasers recirc widget
        widgets rail tags tag taglist toc disclaimer copyright login paywall register donate donation
        sharetools socialmedia sidebox infobox factbox mostread readmore morefrom metabar jumplinks
        partner partners shop buy rating ratings poll survey quiz addthis sharedaddy jp dfp gpt
        bottom print printonly breaking ticker livefyre keywords topics further links
        """
      ),
      (
        .comments,
        "comment comments disqus respond commentlist discussion responses reply fbcomments reactions"
      ),
      (
        .caption,
        "caption captions credit credits figcaption imagecaption photocaption photocredit attribution legend"
      ),
      (
        .byline,
        """
        byline bylines author authors timestamp dateline pubdate published date meta metadata
        postmeta authorbox bio contributor contributors posted datetime
        """
      ),
      (.hidden, "hidden hide invisible visuallyhidden sronly"),
      (.title, "headline title heading"),
      (.pullQuote, "pullquote pullquotes"),
    ]
    var all: [FoldedWord: Hints] = [:]
    for (hints, words) in lists {
      for word in words.split(whereSeparator: \.isWhitespace) {
        all[FoldedWord(String(word)), default: []].formUnion(hints)
      }
    }
    return WordTable(all.map { ($0.key, $0.value) })
  }()

  private static let pairs: WordTable<Hints> = {
    let lists: [(Hints, String)] = [
      (
        .body,
        """
        article body,article content,article text,story body,story content,story text,entry content
        post content,post body,post text,body content,body text,main content,body copy,entry text
        entry body,news content,news text,news body,content body,article copy,blog content,text body
        page content,paragraph content,article main,story copy,node body,field body,detail text
        article paragraphs,body main,article inner,articles body
        """
      ),
      (
        .aside,
        """
        most read,read more,read next,up next,sign up,more stories,more news,also like,see also
        you may,might like,more from,latest news,call out,top stories,editors picks,read also
        more on,in this,email alerts,tool bar,side bar,pre footer,post footer,entry footer
        article footer,article tools,back to
        """
      ),
      (.hidden, "visually hidden,sr only,screen reader"),
      (.caption, "wp caption,image credit,photo credit,image info,media info,media caption"),
      (.pullQuote, "pull quote,block pull"),
    ]
    var all: [FoldedWord: Hints] = [:]
    for (hints, phrases) in lists {
      for phrase in phrases.listedPhrases {
        all[Phrase.of(phrase), default: []].formUnion(hints)
      }
    }
    return WordTable(all.map { ($0.key, $0.value) })
  }()
}
