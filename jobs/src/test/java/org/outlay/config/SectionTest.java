package org.outlay.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

class SectionTest {
  private final Problems problems = new Problems();

  @Test
  void readsEachKindExactlyAndInWrittenOrder() {
    Section section =
        Section.parse(
            """
            z = text
            y = 0.10
            x = 12
            w = true
            v = 2016-12-31
            u = [b, a]
            t = one
            values { "2018-01-01" { B = 1, A = 2 }, "2016-01-01" = 3 }
            list = [{ k = 1 }, { k = 2 }]
            """,
            "f",
            problems);
    assertThat(section.keys()).containsExactly("z", "y", "x", "w", "v", "u", "t", "values", "list");
    assertThat(section.text("z")).isEqualTo("text");
    assertThat(section.decimal("y", BigDecimal.ZERO, BigDecimal.ONE))
        .isEqualTo(new BigDecimal("0.10"));
    assertThat(section.integer("x", 0, 99)).isEqualTo(12);
    assertThat(section.findTruth("w")).contains(true);
    assertThat(section.date("v")).isEqualTo(LocalDate.of(2016, 12, 31));
    assertThat(section.texts("u")).containsExactly("b", "a");
    assertThat(section.texts("t")).containsExactly("one");
    assertThat(section.texts("absent")).isEmpty();
    Section values = section.section("values");
    assertThat(values.keys()).containsExactly("2018-01-01", "2016-01-01");
    assertThat(values.isSection("2018-01-01")).isTrue();
    assertThat(values.isSection("2016-01-01")).isFalse();
    assertThat(values.section("2018-01-01").keys()).containsExactly("B", "A");
    assertThat(section.sections("list"))
        .extracting(Section::path)
        .containsExactly("list[0]", "list[1]");
    section.done();
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void saysWhereAValueBegins(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("base.conf"), "a { x = 1 }\nb = \"\"\"two\nlines\"\"\"\n");
    Path file =
        Files.writeString(folder.resolve("main.conf"), "include \"base.conf\"\n\na { y = 2 }\n");
    Section section = Section.read(file, folder, List.of("a.z=3"), problems);
    Section a = section.section("a");
    String base = folder.resolve("base.conf").toString();
    assertThat(a.location()).isEqualTo(Location.of(file.toString(), 3));
    assertThat(a.locationOf("x")).isEqualTo(Location.of(base, 1));
    assertThat(a.locationOf("y")).isEqualTo(Location.of(file.toString(), 3));
    assertThat(a.locationOf("z")).isEqualTo(Location.of("--set a.z=3"));
    assertThat(section.locationOf("b")).isEqualTo(Location.of(base, 2));
    assertThat(a.keys()).containsExactly("x", "y", "z");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void whatIsBrokenIsReportedOnce() {
    Section broken = Section.read(Path.of("no-such.conf"), Path.of(""), problems);
    broken.text("name");
    broken.section("inputs").date("as-of");
    broken.done();
    assertThat(problems.all()).extracting(Problem::code).containsExactly("missing-file");
  }
}
