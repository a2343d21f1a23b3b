#!/usr/bin/env bash
# Check reports in a workflow: annotations at the lines concerned, a summary of the job, and the exit status.
# Paths and arguments come one on each line, so that blanks in them mean nothing.
set -euo pipefail
paths=()
while IFS= read -r line; do
    line="${line%$'\r'}"
    if [ -n "$line" ]; then paths+=("$line"); fi
done <<<"${GOVLINT_PATHS:-.}"
args=()
while IFS= read -r line; do
    line="${line%$'\r'}"
    if [ -n "$line" ]; then args+=("$line"); fi
done <<<"${GOVLINT_ARGS:-}"

report="${RUNNER_TEMP:?}/govlint-concise.txt"
shown=2000
status=0
govlint check --output-format concise --output-file "$report" --output-format github \
    ${args[@]+"${args[@]}"} -- "${paths[@]}" || status=$?

{
    echo "## govlint"
    echo
    if [ "$status" -eq 0 ]; then
        echo "未发现错误。No errors found."
    elif [ "$status" -eq 1 ]; then
        echo "报告有问题。The reports have findings."
    else
        echo "govlint 未能完成检查，见日志。govlint could not run; see the log."
    fi
    if [ -s "$report" ]; then
        echo
        # Indented by four blanks it is code to Markdown: nothing in a report can become markup of the summary, which
        # may be no longer than a mebibyte.
        head -n "$shown" "$report" | sed 's/^/    /'
        all=$(wc -l <"$report")
        if [ "$all" -gt "$shown" ]; then
            echo
            echo "此处只列前 $shown 条，共 $((all)) 条，其余见日志。The first $shown of $((all)); the rest is in the log."
        fi
    fi
} >>"${GITHUB_STEP_SUMMARY:?}"
echo "status=$status" >>"${GITHUB_OUTPUT:?}"
exit "$status"
