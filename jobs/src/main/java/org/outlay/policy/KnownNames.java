package org.outlay.policy;

import java.util.HashSet;
import java.util.Set;
import org.outlay.formula.Type;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;
import org.outlay.schema.TableSchema;

/**
 * Names of a policy that its rules may refer to.
 *
 * @param beneficiaries whom the policy says its money may go to
 * @param baseUnits units that its columns are counted in, besides {@code yuan}, {@code year} and
 *     {@code count}
 * @param functions codes of the government's budget by function
 * @param economics its codes by economic kind
 */
record KnownNames(
    Names programmes,
    Names funds,
    Names clauses,
    Set<String> beneficiaries,
    Set<String> baseUnits,
    Names functions,
    Names economics) {

  /** The base units of the columns of two tables. */
  static Set<String> baseUnits(TableSchema applications, TableSchema annualRecords) {
    Set<String> bases = new HashSet<>(Set.of("yuan", "year", "count"));
    for (TableSchema table : new TableSchema[] {applications, annualRecords}) {
      for (Field field : table.fields()) {
        if (field.kind() != FieldKind.IDENTIFIER
            && Vocabulary.typeOf(field) instanceof Type.Numeric number) {
          bases.addAll(number.unit().exponents().keySet());
        }
      }
    }
    return bases;
  }
}
