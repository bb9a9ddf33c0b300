# Where the tools lie that are not always in the path. Read by the scripts here.

# at_least HAVE WANTED: compares two version numbers.
at_least() {
  [[ -n $1 && $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]
}

# The folder of the server's programs: Debian keeps them out of the path, one
# folder a version. The newest one counts.
postgres_folder() {
  local folder version
  while read -r folder; do
    [[ -x $folder/initdb && -x $folder/postgres && -x $folder/pg_isready ]] || continue
    version=$("$folder/postgres" --version | grep -oE '[0-9]+(\.[0-9]+)?' | head -n 1)
    at_least "$version" 15 || continue
    echo "$folder"
    return
  done < <(
    ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV
    initdb=$(command -v initdb) && dirname "$(readlink -f "$initdb")"
  )
  return 1
}

chromium_path() {
  if [[ -n ${OPENNRM_CHROMIUM:-} ]]; then
    [[ -x $OPENNRM_CHROMIUM ]] && echo "$OPENNRM_CHROMIUM"
    return
  fi
  command -v chromium || command -v chromium-browser || command -v google-chrome
}

# A port of the loopback address that nobody listens on now.
spare_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => {
    console.log(s.address().port); s.close() })'
}
