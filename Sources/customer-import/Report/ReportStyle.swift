/// How a report looks: light and dark, and on paper.
enum ReportStyle {
    static let sheet = """
        :root { color-scheme: light dark; --ink: #1d2530; --dim: #5f6b7a; --line: #dde2e8;
          --paper: #fff; --panel: #f6f8fa; --good: #2e8b57; --bad: #c8372d; --warn: #d98e04;
          --wait: #8a97a8; --plain: #3b74c4; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e3e8ee; --dim: #9aa7b5;
          --line: #333d49; --paper: #14191f; --panel: #1b222a; --good: #48b078; --bad: #ef6a60;
          --warn: #e6ac3c; --wait: #76849a; --plain: #6a9fe8; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 64rem; padding: 2.5rem 1.5rem 4rem; color: var(--ink);
          background: var(--paper); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto,
          "Helvetica Neue", Arial, sans-serif; }
        header { border-bottom: 1px solid var(--line); padding-bottom: 1rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.1rem; margin: 2.5rem 0 .75rem; }
        p { margin: .25rem 0 .75rem; overflow-wrap: anywhere; } .dim, figcaption { color: var(--dim); }
        .verdict { font-size: 1.15rem; margin: 1.25rem 0 0; }
        .verdict b.good { color: var(--good); } .verdict b.bad { color: var(--bad); }
        .verdict b.warn { color: var(--warn); }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr));
          gap: .75rem; margin: 1.25rem 0 0; padding: 0; list-style: none; }
        .tiles li { background: var(--panel); border-radius: 8px; padding: .7rem .9rem;
          border-top: 3px solid var(--wait); }
        .tiles .good { border-color: var(--good); } .tiles .bad { border-color: var(--bad); }
        .tiles .warn { border-color: var(--warn); }
        .tiles b { display: block; font-size: 1.45rem; line-height: 1.3;
          font-variant-numeric: tabular-nums; }
        .tiles span { color: var(--dim); font-size: .86rem; }
        .facts { margin-bottom: 1rem; grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr)); }
        .facts li { border-top: 0; padding: .5rem .9rem; } .facts b { font-size: 1.1rem; }
        .list { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
        .list li { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0 1rem;
          padding: .6rem 0; border-bottom: 1px solid var(--line); }
        .list p { margin: 0 0 .2rem; } .count b { font-variant-numeric: tabular-nums; }
        .count span { display: block; font-size: .86rem; color: var(--dim); }
        .count .bad { color: var(--bad); } .count .warn { color: var(--warn); }
        .code { color: var(--dim); font: .8rem/1 ui-monospace, "SF Mono", Menlo, Consolas, monospace;
          white-space: nowrap; }
        .rows { font-size: .88rem; margin-top: .2rem; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .92rem; }
        th { text-align: left; color: var(--dim); font-weight: 500; }
        th, td { padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line);
          vertical-align: top; overflow-wrap: break-word; }
        th { white-space: nowrap; } .n { text-align: right; font-variant-numeric: tabular-nums;
          padding-right: 1.2rem; white-space: nowrap; }
        code, pre { font: .86rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
        code { overflow-wrap: anywhere; }
        pre { background: var(--panel); border-radius: 8px; padding: .8rem 1rem; overflow-x: auto; }
        figure { margin: 0; } svg { display: block; width: 100%; height: auto; }
        svg text { fill: var(--dim); font-size: 11.5px; font-variant-numeric: tabular-nums; }
        .grid { stroke: var(--line); } .cut { stroke: var(--dim); stroke-dasharray: 3 3; }
        .done { fill: var(--good); } .refused { fill: var(--bad); } .unknown { fill: var(--warn); }
        .retried { fill: var(--wait); } .plain { fill: var(--plain); }
        .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; font-size: .86rem;
          color: var(--dim); margin: .3rem 0 0 2.9rem; }
        .legend i { display: inline-block; width: .7rem; height: .7rem; border-radius: 2px;
          margin-right: .4rem; }
        .legend .done { background: var(--good); } .legend .refused { background: var(--bad); }
        .legend .unknown { background: var(--warn); } .legend .retried { background: var(--wait); }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.2rem; margin: 0; }
        dt { color: var(--dim); } dd { margin: 0; overflow-wrap: anywhere; }
        footer { margin-top: 3rem; color: var(--dim); font-size: .86rem; }
        .narrow { display: none; }
        @media screen and (max-width: 640px) { body { padding: 1.5rem 1rem 3rem; }
          .wide { display: none; } .narrow { display: block; } .legend { margin-left: 0; }
          .tiles { grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr)); }
          .list li { grid-template-columns: 4.8rem minmax(0, 1fr); gap: 0 .7rem; }
          table { font-size: .84rem; } th, td { min-width: 4.5rem; } }
        @page { margin: 16mm 14mm; }
        @media print { body { padding: 0; max-width: none; font-size: 11pt; }
          h2 { break-after: avoid; } figure, tr, .tiles { break-inside: avoid; }
          .list p { break-inside: avoid; }
          .scroll, pre { overflow: visible; } pre { white-space: pre-wrap; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
        """
}
