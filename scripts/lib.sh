# Sourced by the scripts beside it: where things are, which Java runs, how Outlay is built and started.
# Expects `set -euo pipefail` and $scripts, the folder of the scripts.

root=$(cd -P "$scripts/.." && pwd)
target="$root/target"
built="$target/.built"          # as old as the newest source that the jar holds

# Flags of every JVM that runs Outlay, executors included. No collector: a cluster may have chosen another, and two stop a JVM.
engine_flags=(
  # The code of a wide plan exceeds the size that HotSpot compiles unasked, and runs interpreted then.
  -XX:-DontCompileHugeMethods
  -Dfile.encoding=UTF-8
)

# The same of one that runs here; OUTLAY_HEAP sets the heap (4g), OUTLAY_JIT how well code is compiled (light, quick,
# full), OUTLAY_JAVA_OPTS adds more.
jvm_flags=(
  "${engine_flags[@]}"
  -XX:+UseParallelGC
  -Djava.awt.headless=true
  "-Dlog4j2.configurationFile=$root/jobs/src/main/resources/log4j2.properties"
)

# A step that is stopped from outside ends the script, not the step alone.
trap 'exit 130' INT
trap 'exit 143' TERM

# fail STATUS MESSAGE: 2 is wrong usage, 4 is a machine that cannot do it.
fail() {
  printf 'error: %s\n' "$2" >&2
  exit "$1"
}

# Sets $java to a Java 17 or later, JAVA_HOME first.
find_java() {
  if [[ -n ${JAVA_HOME:-} ]]; then
    java="$JAVA_HOME/bin/java"
    [[ -x $java ]] || fail 4 "JAVA_HOME is $JAVA_HOME, which has no bin/java; point it at a JDK 17 or later."
  else
    java=$(command -v java) || fail 4 "no Java found; install a JDK 17 or later, or point JAVA_HOME at one."
  fi
  java_version=$(java_version_of "$java")
  local major=${java_version#1.}
  major=${major%%[!0-9]*}
  [[ ${major:-0} -ge 17 ]] ||
    fail 4 "$java is version ${java_version:-unknown}; Outlay needs 17 or later. Point JAVA_HOME at a newer JDK."
}

# The version, from the file that every JDK carries: asking java itself costs a tenth of a second.
java_version_of() {
  local release
  release="$(dirname "$(dirname "$(readlink -f "$1")")")/release"
  if [[ -r $release ]]; then
    sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$release"
  else
    "$1" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p' | head -n 1
  fi
}

# Sets $opens to the modules that Spark reaches into, as the build states them.
read_opens() {
  read -r -a opens < <(sed -n 's:.*<spark.opens>\(.*\)</spark.opens>.*:\1:p' "$root/pom.xml")
}

# Whether the jar is missing or any source is newer than it; folders count, so that deletions show.
is_stale() {
  [[ -e $built && -e $target/classpath.txt && -e $jar && -e $submit_jar ]] || return 0
  [[ $(<"$built") == "$root" ]] || return 0
  [[ -n $(find "$root/pom.xml" "$root/jobs/src/main" "$root/data/schema" -newer "$built" -print -quit) ]]
}

# maven GOAL...: runs the wrapper's Maven; on success remembers what the jar was made from.
maven() {
  mkdir -p "$target"
  local started="$target/.building.$$"
  printf '%s\n' "$root" >"$started"
  (cd "$root" && JAVA_HOME=${JAVA_HOME:-$(java_home)} ./mvnw -B -ntp "$@") && mv "$started" "$built"
}

java_home() { dirname "$(dirname "$(readlink -f "$java")")"; }

# Builds jars and class archive when needed, in one process at a time.
build_if_stale() {
  read_version
  is_stale || [[ $jar -nt $archive ]] || return 0
  if command -v flock >/dev/null; then
    mkdir -p "$target"
    exec 9>"$target/.lock"
    flock 9
  fi
  if is_stale; then build; fi
  if [[ $jar -nt $archive ]]; then archive_classes; fi
  exec 9>&-
}

# Says so in one line, and shows Maven's words only when it fails.
build() {
  [[ -x $(java_home)/bin/javac ]] || fail 4 "$(java_home) has no compiler: Outlay builds on first use and needs a JDK, not a JRE."
  mkdir -p "$target"
  if [[ -e $built ]]; then
    echo "Building Outlay (its sources changed)..." >&2
  else
    echo "Building Outlay (first use, about a minute)..." >&2
  fi
  local log="$target/build.log"
  if ! maven -q -Dmaven.test.skip=true package >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    fail 4 "the build failed; Maven's words are above and in $log"
  fi
}

# Sets the names of what the build makes; the class archive fits one Java only.
read_version() {
  local version
  version=$(sed -n 's:^  <version>\(.*\)</version>:\1:p' "$root/pom.xml" | head -n 1)
  jar="$target/outlay-$version.jar"
  submit_jar="$target/outlay-$version-submit.jar"
  archive="$target/outlay-$version-java-$java_version.jsa"
}

# Sets $class_path to our jar and all that it needs.
read_class_path() { class_path="$jar:$(<"$target/classpath.txt")"; }

# Runs the smallest forecast once and keeps the classes it loaded, ready to be mapped into memory, which saves seconds
# at each start. Not vital: where it cannot be made, an empty file stands for it until the next build.
archive_classes() {
  read_class_path
  read_opens
  local out="$target/archive-run" scenario="$root/data/scenarios/small.conf"
  rm -rf "$target"/*.jsa "$archive.new" "$out"
  if [[ -e $scenario ]] &&
    "$java" "${opens[@]}" "${jvm_flags[@]}" -Xmx2g -XX:TieredStopAtLevel=1 "-XX:ArchiveClassesAtExit=$archive.new" -Xlog:cds=off -Xlog:cds+dynamic=off \
      -cp "$class_path" org.outlay.cli.Main forecast "$scenario" --out "$out" >"$target/archive.log" 2>&1 </dev/null &&
    [[ -s $archive.new ]]; then
    mv "$archive.new" "$archive"
  else
    echo "note: no class archive could be made (see $target/archive.log); each start takes some seconds more." >&2
    touch "$archive"
  fi
  rm -rf "$archive.new" "$out"
}

# Adds to $flags how well HotSpot compiles what a command runs: as OUTLAY_JIT says, or by how much there is to compute.
add_jit_flags() {
  local how=${OUTLAY_JIT:-} config
  if [[ -z $how ]]; then
    # The class path is short, since each jar of it costs time; what the choice cannot read, the command will report.
    config=$(tr ':' '\n' <"$target/classpath.txt" | grep '/com/typesafe/config/' || :)
    how=$("$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -cp "$jar:$config" org.outlay.cli.CompilerChoice "$@" 2>/dev/null |
      grep -xE 'light|quick|full') || how=light
  fi
  case $how in
    # With one compiler HotSpot keeps 48 MB for code, which a JVM that runs long enough fills; as much as with two.
    light) flags+=(-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m) ;;
    quick) flags+=(-XX:+UnlockDiagnosticVMOptions "-XX:CompilerDirectivesFile=$scripts/compile.json" -XX:-DisplayVMOutput) ;;
    full) ;;
    *) fail 2 "OUTLAY_JIT is $how; say light, quick (many replicates) or full (millions of applications), or leave it unset." ;;
  esac
}

# Replaces this process by Outlay; arguments stay relative to the caller's folder.
run_outlay() {
  read_class_path
  read_opens
  local flags=("${opens[@]}" "${jvm_flags[@]}" "-Xmx${OUTLAY_HEAP:-4g}")
  if [[ -s $archive ]]; then
    flags+=("-XX:SharedArchiveFile=$archive" -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off)
  fi
  # Progress goes to stderr; Java cannot tell whether that is a terminal.
  [[ ! -t 2 ]] || flags+=(-Doutlay.terminal=true)
  add_jit_flags "$@"
  # shellcheck disable=SC2206 # several flags in one variable are meant to split
  flags+=(${OUTLAY_JAVA_OPTS:-})
  exec "$java" "${flags[@]}" -cp "$class_path" org.outlay.cli.Main "$@"
}

# Makes target/spark-home, a Spark home out of the jars that Maven fetched.
prepare_spark_home() {
  spark_home="$target/spark-home"
  [[ $spark_home/jars -nt $built ]] && return 0
  rm -rf "$spark_home"
  mkdir -p "$spark_home/jars.new" "$spark_home/conf"
  tr ':' '\n' <"$target/classpath-spark.txt" | while read -r spark_jar || [[ -n $spark_jar ]]; do
    ln -s "$spark_jar" "$spark_home/jars.new/"
  done
  cp "$root/jobs/src/main/resources/log4j2.properties" "$spark_home/conf/"
  mv "$spark_home/jars.new" "$spark_home/jars"
}

# spark_class CLASS ARGS...: what Spark's own bin/spark-class does, with target/spark-home.
spark_class() {
  local command=() word
  export SPARK_HOME="$spark_home" SPARK_SCALA_VERSION=2.13 JAVA_HOME="${JAVA_HOME:-$(java_home)}"
  export SPARK_CONF_DIR="${SPARK_CONF_DIR:-$spark_home/conf}"
  # The launcher prints an empty line, then the words of the command, a NUL after each.
  while IFS= read -r -d '' word; do command+=("${word#$'\n'}"); done \
    < <("$java" -Xmx128m -cp "$spark_home/jars/*" org.apache.spark.launcher.Main "$@")
  [[ ${#command[@]} -gt 1 ]] || fail 2 "spark-submit did not accept these options: $*"
  exec "${command[@]:1}"
}

# Sets $python to target/venv's, made from notebooks/requirements.txt when that changed.
prepare_python() {
  local venv="$target/venv" wanted="$root/notebooks/requirements.txt"
  python="$venv/bin/python"
  cmp -s "$wanted" "$venv/.installed" && return 0
  local base=${PYTHON:-python3}
  "$base" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    fail 4 "$base is not Python 3.11 or later; install one, or name it in PYTHON."
  echo "Installing the notebooks' packages (first use, about a minute)..." >&2
  rm -rf "$venv"
  "$base" -m venv "$venv" || fail 4 "$base cannot make a virtual environment (Debian: apt-get install python3-venv)."
  "$python" -m pip install --quiet --disable-pip-version-check --requirement "$wanted" >&2 ||
    fail 4 "the packages of notebooks/requirements.txt could not be installed."
  cp "$wanted" "$venv/.installed"
}
