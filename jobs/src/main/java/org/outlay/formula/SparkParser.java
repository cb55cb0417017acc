package org.outlay.formula;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.jspecify.annotations.Nullable;

/** Calls Spark's own parser, without a session, and puts its complaints in our form. */
final class SparkParser {
  private SparkParser() {}

  /** The unresolved tree of a formula whose tokens were checked. */
  static Expression parse(FormulaText source, List<Lexer.Token> tokens) {
    try {
      return new CatalystSqlParser().parseExpression(source.text());
    } catch (StackOverflowError deep) {
      throw source.refusal(
          "formula-too-deep",
          new Span(0, source.text().length()),
          "the formula is nested too deep to be read");
    } catch (Exception e) {
      // ParseException is checked in Scala's eyes only: javac does not know that it is thrown.
      if (e instanceof ParseException refused) {
        throw rewritten(source, tokens, refused);
      }
      throw source.refusal(
          "formula-syntax", new Span(0, source.text().length()), "the formula cannot be read");
    }
  }

  private static Refusal rewritten(
      FormulaText source, List<Lexer.Token> tokens, ParseException refused) {
    Offsets offsets = new Offsets(source.text());
    int line = Offsets.number(refused.start().line()).orElse(1);
    int column = Offsets.number(refused.start().startPosition()).orElse(0);
    int offset = offsets.ofLine(line, column);
    Optional<Lexer.Token> found = tokens.stream().filter(t -> t.span().end() > offset).findFirst();
    if (found.isEmpty()) {
      int end = source.text().stripTrailing().length();
      return new Refusal(
          source
              .problem("formula-syntax", new Span(end, end), "the formula ends too early")
              .withRemedy(percent(tokens)));
    }
    Lexer.Token token = found.get();
    return switch (refused.getCondition()) {
      case "INVALID_TYPED_LITERAL" -> LiteralReader.noDate(source, token.span());
      case "INVALID_SQL_SYNTAX.EMPTY_IN_PREDICATE" ->
          source.refusal("formula-syntax", token.span(), "the list after in is empty");
      default ->
          source.refusal(
              "formula-syntax", token.span(), "\"" + token.text() + "\" cannot stand here");
    };
  }

  private static @Nullable String percent(List<Lexer.Token> tokens) {
    boolean percent = !tokens.isEmpty() && tokens.get(tokens.size() - 1).text().equals("%");
    return percent ? "write 30% as 0.3; % is the remainder of a division" : null;
  }
}
