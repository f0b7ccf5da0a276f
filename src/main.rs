fn main() { workbook_app::start(); }
