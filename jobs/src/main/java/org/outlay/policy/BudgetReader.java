package org.outlay.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.outlay.config.Section;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.Labels;

/** Reads the codes of the government's budget, and which of them a rule falls under. */
record BudgetReader(Problems problems) {
  /** File with a policy's codes; a policy may do without. */
  static final String FILE = "classification.conf";

  static final String FUNCTION = "function";
  static final String ECONOMIC = "economic";

  /** Classes, sections and items: 206, 20604, 2060402. */
  private static final Pattern FUNCTION_CODE = Pattern.compile("2\\d\\d(\\d\\d){0,2}");

  /** Classes and sections of the government's own classification: 507, 50702. */
  private static final Pattern ECONOMIC_CODE = Pattern.compile("5\\d\\d(\\d\\d)?");

  Classification codes(Section file) {
    PolicyText.labels(file, "source");
    Optional<Labels> assumption =
        file.has("assumption")
            ? Optional.of(PolicyText.labels(file, "assumption"))
            : Optional.empty();
    Classification codes =
        new Classification(
            codes(file, FUNCTION, FUNCTION_CODE, "3, 5 or 7 digits from 2, such as \"20604\""),
            codes(file, ECONOMIC, ECONOMIC_CODE, "3 or 5 digits from 5, such as \"50702\""),
            assumption);
    file.done();
    return codes;
  }

  private Map<String, Labels> codes(Section file, String key, Pattern shape, String allowed) {
    Map<String, Labels> labels = new LinkedHashMap<>();
    Section all = file.section(key);
    for (String code : all.keys()) {
      labels.put(code, PolicyText.labels(all, code));
      if (!shape.matcher(code).matches()) {
        problems.add(
            Problem.user("bad-code", all.locationOf(code), "this is no code of the classification")
                .withValue(code)
                .withAllowed(allowed));
      }
    }
    return labels;
  }

  /** What a rule says under {@code budget}. */
  BudgetLine line(Section rule, Rule.Kind kind, KnownNames known) {
    Optional<Section> budget = rule.find("budget");
    if (budget.isEmpty()) {
      return BudgetLine.NONE;
    }
    if (kind == Rule.Kind.MEMO) {
      problems.add(
          Problem.user("memo-with-budget", budget.get().location(), "no budget holds a memo")
              .withRemedy("leave budget out, or make it kind = outlay"));
    }
    BudgetLine line =
        new BudgetLine(
            code(budget.get(), FUNCTION, known.functions()),
            code(budget.get(), ECONOMIC, known.economics()));
    budget.get().done();
    return line;
  }

  private Optional<String> code(Section budget, String key, Names codes) {
    Optional<String> code = budget.findText(key);
    Location location = budget.locationOf(key);
    code.ifPresent(c -> PolicyText.known(key + "-code", c, codes, location, problems));
    return code;
  }
}
