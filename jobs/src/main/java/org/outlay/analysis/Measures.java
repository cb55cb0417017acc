package org.outlay.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.outlay.entitlement.ApplicationRows;
import org.outlay.policy.GrowthIndex;
import org.outlay.policy.Programme;
import org.outlay.schema.Field;

/** The measures of one fiscal year and where they come from. */
final class Measures {
  private final Evidence evidence;
  private final int fiscalYear;

  Measures(Evidence evidence, int fiscalYear) {
    this.evidence = evidence;
    this.fiscalYear = fiscalYear;
  }

  /** The measure as the engine's panel has it. */
  @Nullable Object value(Field measure) {
    return Evidence.decoded(measure, evidence.rows().panelOf(fiscalYear).orElseThrow());
  }

  Source source(Field measure) {
    Optional<Row> record = evidence.rows().recordOf(fiscalYear);
    if (record.isEmpty()) {
      return new Source.NoRecord();
    }
    boolean continued = ApplicationRows.continued(record.get());
    if (Evidence.decoded(measure, record.get()) == null) {
      return continued ? new Source.NotContinued() : new Source.EmptyInRecord();
    }
    return continued ? continued(measure) : new Source.OfRecord();
  }

  private Source continued(Field measure) {
    Row last =
        evidence.rows().records().stream()
            .filter(row -> !ApplicationRows.continued(row))
            .reduce((earlier, later) -> later)
            .orElseThrow();
    int from = ApplicationRows.fiscalYear(last);
    Programme.Continued how = evidence.programme().continued().get(measure.name());
    String name = how == null ? null : how.index();
    if (name == null) {
      return new Source.Held(from);
    }
    GrowthIndex index = Objects.requireNonNull(evidence.policy().indices().get(name));
    BigDecimal base = (BigDecimal) Objects.requireNonNull(Evidence.decoded(measure, last));
    return new Source.Indexed(from, base, index, index.factor(from, fiscalYear));
  }

  /** The years up to {@code last} whose records give the measure. */
  Source together(Source.Together how, Field measure, int last) {
    List<Source.Part> parts = new ArrayList<>();
    for (Row row : evidence.rows().records()) {
      int year = ApplicationRows.fiscalYear(row);
      Object value = Evidence.decoded(measure, row);
      if (value instanceof BigDecimal number && counts(year) && year <= last) {
        parts.add(new Source.Part(year, number));
      }
    }
    return new Source.OverYears(how, measure.name(), parts);
  }

  private boolean counts(int year) {
    return evidence.approved().getYear() <= year
        && evidence.ends().map(end -> year <= end.getYear()).orElse(true);
  }
}
