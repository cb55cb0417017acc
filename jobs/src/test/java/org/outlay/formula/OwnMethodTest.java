package org.outlay.formula;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

/** Whole stages, which {@link ColumnLoweringTest} does not generate. */
class OwnMethodTest {
  private static final Pattern METHOD = Pattern.compile("private \\w+ \\w*value_\\d+\\(");
  private static final int ROWS = 1_000;

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "id * 3 + small",
        "maybe * 3 + small",
        "case when maybe > 500 then small end",
        "maybe > 500",
        "if(maybe is null, 'none', 'some')",
      })
  void givesTheSameFromAMethodOfItsOwn(String text) {
    Dataset<Row> rows = of(text, rows());
    assertThat(METHOD.matcher(code(rows)).results().count()).isEqualTo(1);
    assertSame(rows);
  }

  private static Dataset<Row> of(String text, Dataset<Row> rows) {
    return rows.select(expr(text).as("plain"), OwnMethod.of(expr(text)).as("own"));
  }

  private static void assertSame(Dataset<Row> rows) {
    assertThat(rows.count()).isEqualTo(ROWS);
    assertThat(rows.where(col("plain").eqNullSafe(col("own"))).count()).isEqualTo(ROWS);
    assertThat(rows.schema().apply("own").dataType())
        .isEqualTo(rows.schema().apply("plain").dataType());
    assertThat(rows.schema().apply("own").nullable())
        .isEqualTo(rows.schema().apply("plain").nullable());
  }

  private static String code(Dataset<Row> rows) {
    return CollectionConverters.asJava(rows.queryExecution().debug().codegenToSeq()).stream()
        .map(stage -> stage._2())
        .collect(Collectors.joining());
  }

  /** In a session of its own: other tests leave theirs interpreted. */
  private static Dataset<Row> rows() {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .getOrCreate()
            .newSession();
    spark.conf().set("spark.sql.codegen.wholeStage", "true");
    spark.conf().set("spark.sql.codegen.factoryMode", "FALLBACK");
    spark.conf().set("spark.sql.adaptive.enabled", "false");
    return spark
        .range(0, ROWS, 1, 2)
        .selectExpr("id", "if(id % 7 = 0, null, id) as maybe", "cast(id % 5 as int) as small");
  }
}
