from tinhso.site.cli import main

main()
