# Completion of assess for bash; written by: assess help bash
_assess_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen "$1" -- "$cur")
}

_assess() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= options word
  COMPREPLY=()
  # --lang=zh comes in three words
  [[ $cur == = ]] && cur=
  [[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD-2]}
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in run|check|explain|compare|template|list|help) command=$word; break ;; esac
  done
  case $prev in
    -r|--rules) _assess_files -f; return ;;
    -o|--output) _assess_files -f; return ;;
    -f|--format) case ${command:-run} in
        run) COMPREPLY=($(compgen -W 'text csv csv-ranking csv-criteria csv-reasons csv-adjustments csv-decisions csv-tables json md xlsx html' -- "$cur")) ;;
        check) COMPREPLY=($(compgen -W 'text csv csv-tables json md' -- "$cur")) ;;
        explain) COMPREPLY=($(compgen -W 'text md json csv xlsx' -- "$cur")) ;;
        compare) COMPREPLY=($(compgen -W 'text csv csv-rules json md xlsx html' -- "$cur")) ;;
      esac; return ;;
    --set) :; return ;;
    --unit) :; return ;;
    --old-rules) _assess_files -f; return ;;
    --old) _assess_files -f; return ;;
    --baseline) _assess_files -f; return ;;
    --fail-under) :; return ;;
    --fail-on) :; return ;;
    --per-unit) _assess_files -d; return ;;
    --encoding) COMPREPLY=($(compgen -W 'UTF-8 UTF-16 UTF-16LE UTF-16BE GB18030 BIG5 SHIFT_JIS EUC-KR ISO-8859-1 WINDOWS-1252' -- "$cur")); return ;;
    --lang) COMPREPLY=($(compgen -W 'en zh' -- "$cur")); return ;;
    --color) COMPREPLY=($(compgen -W 'auto always never' -- "$cur")); return ;;
    --threads) :; return ;;
  esac
  if [[ $cur == -* ]]; then
    case ${command:-run} in
      run) options='-r --rules -o --output -f --format --csv-safe --set --old-rules --old --baseline --fail-under --fail-on --per-unit --encoding --lang --color --threads --strict --timings -q --quiet -v --verbose -h --help --version' ;;
      check) options='-r --rules -o --output -f --format --csv-safe --set --encoding --lang --color --threads -q --quiet -v --verbose -h --help --version' ;;
      explain) options='-r --rules -o --output -f --format --csv-safe --set --unit --encoding --lang --color --threads -q --quiet -v --verbose -h --help --version' ;;
      compare) options='-r --rules -o --output -f --format --csv-safe --set --old-rules --old --encoding --lang --color --threads -q --quiet -v --verbose -h --help --version' ;;
      template) options='-r --rules -o --output --per-unit --encoding --lang --color --threads -q --quiet -v --verbose -h --help --version' ;;
      list) options='--lang --color --threads -q --quiet -v --verbose -h --help --version' ;;
      help) options='--lang --color --threads -q --quiet -v --verbose -h --help --version' ;;
    esac
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
    return
  fi
  case $command in
    list) COMPREPLY=($(compgen -W 'forms aggregates functions formats keys diagnostics limits commands' -- "$cur")); return ;;
    help) COMPREPLY=($(compgen -W 'rules expressions man bash zsh run check explain compare template list help bad-usage unknown-command unknown-option unknown-format doubtful-ending output-twice output-is-input foreign-file not-an-empty-form no-such-folder option-without-use no-such-grade gate-under gate-missing gate-grade no-such-result not-of-baseline cannot-split cannot-write cut-off rules-not-utf8 rules-empty rules-too-large not-a-line open-section key-without-section duplicate-section duplicate-key unknown-section unknown-key missing-id missing-key missing-section bad-suffix unused-group bad-value unknown-form unknown-aggregate unknown-item unknown-node unknown-grade known-as unknown-table unknown-lookup unknown-column name-taken lookup-gap lookup-twice lookup-keys not-a-source not-constant not-in-rows unsafe-path each-column each-cells bad-set unknown-set ambiguous-set points-do-not-add-up no-points no-criteria empty-item unordered-bands bands-without-else unordered-corners unordered-grades grades-with-gap bad-range long-chain circle item-circle bad-character open-text bad-number bad-expression too-deep unknown-name unknown-function wrong-arguments wrong-type unlike-types word-not-in-list no-such-file unreadable file-too-large not-as-named not-a-table empty-file ragged-row stray-quote open-quote stray-return nul-byte bad-utf8 bad-encoding guessed-encoding decoded duplicate-column unnamed-column unnamed-empty-column title-rows two-row-header empty-sheet blank-rows cell-too-long record-too-long too-many-columns broken-zip encrypted-file workbook-too-large not-a-workbook broken-part document-type missing-part not-a-cell unordered-cells broken-cell sheet-twice hidden-rows values-of-other-files broken-xls old-xls password bad-address no-database database-error database-text no-database-tables endless-view unsafe-query no-rules-file unreadable-rules rules-decoded no-evidence table-twice file-not-used sheet-not-used form-of-other-rules form-of-older-rules first-sheet no-such-sheet missing-column ambiguous-column columns-not-used not-a-number not-a-date ambiguous-date not-yes-or-no unknown-word out-of-range bare-percent error-cell empty-cell doubtful-dash lenient-cell states-read alike-units total-rows shared-name no-key duplicate-unit no-units unknown-unit duplicate-matter undecided-matter not-one-row changing-column empty-pool unknown-override duplicate-override run-failed pushed-down not-pushed outside-domain not-listed not-single missing-score negative-child negative-adjustment too-large no-scores no-values all-equal alone no-grade points-for-nothing cliff no-basis-policy quota-without-ties not-of-missing mostly-full decides-nothing no-such-unit several-units sheet-name not-a-result' -- "$cur")); return ;;
  esac
  _assess_files -f
  [[ $command ]] || COMPREPLY+=($(compgen -W 'run check explain compare template list help' -- "$cur"))
}

complete -F _assess assess
