package org.outlay.formula;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a formula into words, numbers, texts and signs and refuses what no formula needs, before
 * Spark's parser sees it: comments, escapes, quoted names, floats, invisible characters.
 */
final class Lexer {
  /** What a token is. */
  enum Kind {
    WORD,
    NUMBER,
    TEXT,
    SIGN
  }

  /** A token as written. */
  record Token(Kind kind, String text, Span span) {}

  private static final int MAX_DIGITS = 38;
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>[ \\t\\r\\n]+)|(?<word>[A-Za-z_][A-Za-z0-9_]*)"
              + "|(?<number>\\.?[0-9][A-Za-z0-9_.]*)"
              + "|(?<sign>--|/\\*|<=>|==|<=|>=|<>|!=|\\|\\||&&|::|->|=>|[(),+*/%=<>-])");
  private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("--", "leave comments out; put a space between two minus signs"),
          Map.entry("/*", "leave comments out"),
          Map.entry("==", "write ="),
          Map.entry("<=>", "write = and, for nulls, is null"),
          Map.entry("||", "write or"),
          Map.entry("&&", "write and"),
          Map.entry("!", "write not"),
          Map.entry("\"", "write text in single quotes, as in 'long'"),
          Map.entry("`", "write names without quotes"),
          Map.entry(".", "write the column's name alone, and 0.5 for .5"));

  private final FormulaText source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  private Lexer(FormulaText source) {
    this.source = source;
    this.text = source.text();
  }

  static List<Token> tokens(FormulaText source) {
    return new Lexer(source).split();
  }

  private List<Token> split() {
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '\'') {
        at = text(at);
      } else if (matcher.region(at, text.length()).lookingAt()) {
        token(matcher);
        at = matcher.end();
      } else {
        throw strange(at);
      }
    }
    return tokens;
  }

  private void token(Matcher matcher) {
    Span span = new Span(matcher.start(), matcher.end());
    String found = matcher.group();
    if (matcher.group("word") != null) {
      tokens.add(new Token(Kind.WORD, found, span));
    } else if (matcher.group("number") != null) {
      number(found, span);
      tokens.add(new Token(Kind.NUMBER, found, span));
    } else if (matcher.group("sign") != null) {
      if (INSTEAD.containsKey(found) || found.matches("::|->|=>")) {
        throw unusable("\"" + found + "\"", found, span);
      }
      tokens.add(new Token(Kind.SIGN, found, span));
    }
  }

  private void number(String found, Span span) {
    if (!PLAIN_NUMBER.matcher(found).matches()) {
      throw new Refusal(
          source
              .problem("formula-number", span, "\"" + found + "\" is not a plain decimal number")
              .withAllowed("digits with at most one point inside, such as 12 or 0.35")
              .withRemedy("write it without exponent, suffix or underscore"));
    }
    if (found.replace(".", "").length() > MAX_DIGITS) {
      throw new Refusal(
          source
              .problem("formula-number", span, "the number has more than 38 digits")
              .withAllowed("at most 38 digits"));
    }
  }

  private int text(int start) {
    int at = start + 1;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (c == '\'' && (at + 1 == text.length() || text.charAt(at + 1) != '\'')) {
        endOfText(new Span(start, at + 1));
        return at + 1;
      }
      if (c == '\\' || Unprintable.test(c)) {
        throw strange(at);
      }
      at += c == '\'' ? 2 : Character.charCount(c);
    }
    throw source.refusal(
        "formula-syntax", new Span(start, text.length()), "the text is not closed by a quote");
  }

  private void endOfText(Span span) {
    Token before = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
    if (before != null
        && (before.kind() == Kind.TEXT
            || (before.kind() == Kind.WORD && before.span().end() == span.start()))) {
      throw source.refusal(
          "formula-syntax",
          before.span().to(span),
          "a text stands alone, without a prefix or another text beside it");
    }
    tokens.add(new Token(Kind.TEXT, source.at(span), span));
  }

  private Refusal strange(int at) {
    int c = text.codePointAt(at);
    Span span = new Span(at, at + Character.charCount(c));
    return unusable(Unprintable.name(c), Character.toString(c), span);
  }

  private Refusal unusable(String shown, String sign, Span span) {
    String remedy = INSTEAD.get(sign);
    String narrow = Normalizer.normalize(sign, Normalizer.Form.NFKC);
    if (remedy == null && !narrow.equals(sign) && narrow.matches("[\\x20-\\x7E]+")) {
      remedy = "write " + (narrow.isBlank() ? "an ordinary space" : narrow);
    }
    if (remedy == null && Character.isLetter(sign.codePointAt(0))) {
      remedy = "write names with a-z, 0-9 and _; put text in single quotes";
    }
    return new Refusal(
        source
            .problem("formula-character", span, shown + " is not allowed in a formula")
            .withRemedy(remedy));
  }
}
