// Prints file, sheet and the number of its cells that are not empty, as exceljs reads them.
const path = require("node:path");
const ExcelJS = require("exceljs");

async function count(file) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  for (const sheet of book.worksheets) {
    let cells = 0;
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        // Every cell of a merged range tells the value of its first one.
        cells += cell.value !== null && (!cell.isMerged || cell.master === cell);
      }),
    );
    console.log([path.basename(file), sheet.name, cells].join("\t"));
  }
}

(async () => {
  for (const file of process.argv.slice(2)) await count(file);
})();
