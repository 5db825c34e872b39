"""Import and export of the sociale kaart: spreadsheets and Open Referral HSDS 3 in and out."""
