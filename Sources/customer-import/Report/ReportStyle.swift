/// How a report looks: light and dark, on a phone, and on paper.
enum ReportStyle {
    static let sheet = [colours, page, outcome, lists, charts, phone, paper].joined(separator: "\n")

    private static let colours = """
        :root { color-scheme: light dark; --ink: #1d2530; --dim: #5b6776; --line: #dde2e8;
          --paper: #fff; --panel: #f6f8fa; --good: #2e8b57; --there: #7fbf9b; --bad: #c8372d;
          --warn: #d98e04; --wait: #8a97a8; --plain: #3b74c4; --warn-text: #94600a; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e3e8ee; --dim: #9aa7b5;
          --line: #333d49; --paper: #14191f; --panel: #1b222a; --good: #48b078; --there: #2f6d4c;
          --bad: #ef6a60; --warn: #e6ac3c; --wait: #76849a; --plain: #6a9fe8;
          --warn-text: #e6ac3c; } }
        """

    private static let page = """
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 64rem; padding: 2.5rem 1.5rem 4rem; color: var(--ink);
          background: var(--paper); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto,
          "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
        header { border-bottom: 1px solid var(--line); padding-bottom: 1.25rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
        h2 { font-size: 1.1rem; margin: 2.5rem 0 .75rem; }
        h3 { font-size: 1rem; margin: 0 0 .75rem; }
        p { margin: .25rem 0 .75rem; } .dim { color: var(--dim); }
        time { white-space: nowrap; } .local { color: var(--dim); white-space: nowrap; }
        span.local:not(:empty)::before { content: "("; }
        span.local:not(:empty)::after { content: " local)"; }
        .facts { display: flex; flex-wrap: wrap; gap: .75rem 1.9rem; margin: 0; }
        .facts dt { font-size: .86rem; } .facts .local { display: block; font-size: .86rem; }
        dt { color: var(--dim); } dd { margin: 0; }
        .source { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.2rem;
          margin: 0; }
        code, pre { font: .86rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
        pre { background: var(--panel); border-radius: 8px; padding: .8rem 1rem; margin: 0;
          white-space: pre-wrap; }
        footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1rem;
          color: var(--dim); font-size: .86rem; }
        """

    private static let outcome = """
        .outcome { margin-top: 1.5rem; }
        .verdict { font-size: 1.3rem; line-height: 1.35; font-weight: 600; margin: 0 0 .6rem;
          padding-left: .9rem; border-left: 5px solid var(--wait); }
        .verdict.good { border-color: var(--good); color: var(--good); }
        .verdict.warn { border-color: var(--warn); }
        .verdict.bad { border-color: var(--bad); color: var(--bad); }
        .ends { list-style: none; margin: 0 0 .6rem; padding: 0; }
        .ends li, .verified { position: relative; margin: 0 0 .25rem; padding-left: 1.3rem; }
        .ends li::before, .verified::before { content: ""; position: absolute; left: 0;
          top: .45em; width: .6em; height: .6em; border-radius: 50%; background: var(--wait); }
        .ends .bad::before { background: var(--bad); } .ends .warn::before { background: var(--warn); }
        .verified.good::before { background: var(--good); }
        .verified.warn::before { background: var(--warn); }
        .share { display: flex; gap: 2px; height: .7rem; margin: 1.25rem 0 0; border-radius: 5px;
          overflow: hidden; }
        .share i { flex: 1 1 0; min-width: 4px; background: var(--wait); }
        .share .good { background: var(--good); } .share .there { background: var(--there); }
        .share .warn { background: var(--warn); } .share .bad { background: var(--bad); }
        .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(10.5rem, 1fr));
          gap: .75rem; margin: 1rem 0 0; padding: 0; list-style: none; }
        .tiles.long { grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); }
        .tiles.longest { grid-template-columns: repeat(auto-fill, minmax(14.5rem, 1fr)); }
        .tiles li { background: var(--panel); border-radius: 8px; padding: .7rem .9rem;
          border-top: 3px solid var(--wait); }
        .tiles .good { border-color: var(--good); } .tiles .there { border-color: var(--there); }
        .tiles .warn { border-color: var(--warn); } .tiles .bad { border-color: var(--bad); }
        .tiles b { display: block; white-space: nowrap; font-size: 1.45rem; line-height: 1.3;
          font-variant-numeric: tabular-nums; }
        .tiles span { color: var(--dim); font-size: .86rem; }
        .tiles.figures { margin-bottom: 1rem; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); }
        .figures li { border-top: 0; padding: .5rem .9rem; } .figures b { font-size: 1.1rem; }
        """

    private static let lists = """
        .list { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
        .list > li { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0 1rem;
          padding: .6rem 0; border-bottom: 1px solid var(--line); }
        .list p { margin: 0 0 .2rem; } .count b { font-variant-numeric: tabular-nums; }
        .count span { display: block; font-size: .86rem; color: var(--dim); }
        .count .bad { color: var(--bad); } .count .warn { color: var(--warn-text); }
        .code { color: var(--dim); font: .8rem/1 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
        .rows { font-size: .88rem; margin-top: .2rem; }
        .brief { margin: .75rem 0; padding-left: 1.2rem; }
        .part { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1.25rem; }
        .part h4 { font-size: .95rem; margin: 1.25rem 0 .25rem; }
        .part .verdict { font-size: 1.05rem; margin-top: 1rem; } .part .share { margin-bottom: 1rem; }
        table { border-collapse: collapse; width: 100%; font-size: .92rem; }
        th { text-align: left; color: var(--dim); font-weight: 500; }
        th, td { padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line);
          vertical-align: top; }
        .n { text-align: right; font-variant-numeric: tabular-nums; padding-right: 1.2rem; width: 1%; }
        th { white-space: nowrap; } td.n { white-space: nowrap; }
        """

    private static let charts = """
        figure { margin: 0; } .part figure { margin-bottom: 1rem; } svg { display: block; width: 100%; height: auto; }
        svg text { fill: var(--dim); font-size: 11.5px; font-variant-numeric: tabular-nums; }
        svg .local { font-size: 10.5px; opacity: .85; }
        .grid { stroke: var(--line); } line.cut { stroke: var(--dim); stroke-dasharray: 3 3; }
        .done { fill: var(--good); } .refused { fill: var(--bad); } .unknown { fill: var(--warn); }
        .retried { fill: var(--wait); } .plain { fill: var(--plain); }
        .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; font-size: .86rem;
          color: var(--dim); margin: .3rem 0 0; }
        .legend i { display: inline-block; width: .7rem; height: .7rem; border-radius: 2px;
          margin-right: .4rem; }
        .legend .done { background: var(--good); } .legend .refused { background: var(--bad); }
        .legend .unknown { background: var(--warn); } .legend .retried { background: var(--wait); }
        .legend .cut { width: 0; height: .9rem; border-left: 2px dashed var(--dim); border-radius: 0;
          vertical-align: -.15rem; margin: 0 .6rem 0 .3rem; }
        .narrow { display: none; }
        """

    private static let phone = """
        @media screen and (max-width: 640px) { body { padding: 1.5rem 1rem 3rem; }
          .wide { display: none; } .narrow { display: block; }
          .facts { display: grid; grid-template-columns: max-content minmax(0, 1fr);
            gap: .3rem 1rem; } .facts > div { display: contents; } .facts dt { font-size: 1em; }
          .tiles { grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); }
          .tiles li { padding: .6rem .7rem; }
          .list > li { grid-template-columns: 4.8rem minmax(0, 1fr); gap: 0 .7rem; }
          .source { grid-template-columns: minmax(0, 1fr); gap: 0; } .source dd { margin-bottom: .4rem; }
          table, tbody, tr, td { display: block; } thead { display: none; }
          tr { border-top: 1px solid var(--line); padding: .5rem 0; }
          td, .n { border: 0; padding: .05rem 0; text-align: left; display: grid;
            width: auto; grid-template-columns: 7.5rem minmax(0, 1fr); white-space: normal !important; }
          td > * { grid-column: 2; }
          td::before { content: attr(data-head); color: var(--dim); }
          .counts td { display: inline-block; margin-right: 1.1rem; }
          .counts td::before { content: attr(data-head) " "; }
          .counts td:first-child { display: block; font-weight: 600; }
          .counts td:first-child::before { font-weight: 400; }
          .counts td:has(.dim) { display: none; } }
        """

    private static let paper = """
        @page { margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages);
          font: 9pt sans-serif; color: #5b6776; } }
        @media print { :root { --ink: #1d2530; --dim: #4d5866; --line: #cfd6de; --paper: #fff;
            --panel: #f6f8fa; --good: #2e8b57; --there: #7fbf9b; --bad: #c8372d; --warn: #d98e04;
            --wait: #8a97a8; --plain: #3b74c4; --warn-text: #94600a; color-scheme: light; }
          body { padding: 0; max-width: none; font-size: 10.5pt; }
          p, pre, dd { orphans: 3; widows: 3; }
          h2, h3 { break-after: avoid; margin-top: 1.6rem; } .part h3 { margin-top: 0; }
          header, figure, tr, .tiles, .outcome, .facts, .list > li, .brief li, .short
            { break-inside: avoid; }
          .figures { break-after: avoid; } .facts { gap: .4rem 1.1rem; font-size: .88em; }
          .facts dt { font-size: .95em; }
          .list > li:first-child, .list > li:nth-last-child(2), tbody tr:first-child,
          tbody tr:nth-last-child(2) { break-after: avoid; }
          h2 + p, h4, h4 + p, .part .verdict, .part .facts, .part .ends, .part .share { break-after: avoid; }
          .part { margin-top: 1.6rem; }
          footer { break-inside: avoid; break-before: avoid; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
        """
}
