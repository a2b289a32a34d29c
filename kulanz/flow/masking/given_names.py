"""First names that are common where our customers live; those that are also words are left to other signs."""

GIVEN_NAMES = frozenset(
    """
    Aaron Abdul Achim Adam Adele Adrian Agnes Ahmed Ahmet Aileen Alan Albert Alejandro Aleksander Alena Alex
    Alexander Alexandra Alexis Alfons Alfred Ali Alice Alina Alisa Alois Amanda Amelia Amelie Amy Ana Anastasia
    Andre André Andrea Andreas Andrew Angela Angelika Anika Anita Anja Anke Ann Anna Anne Annegret Anneliese
    Annelie Annemarie Annett Annette Annika Anton Antonia Antonio Arabella Armin Arne Arno Arnold Arthur Artur
    Astrid Axel Ayla Ayse Ayşe Barbara Bastian Beate Beatrice Beatrix Benedikt Benjamin Ben Bernadette Bernd
    Bernhard Bert Bertha Bertram Bettina Betty Bianca Birgit Birgitt Birte Björn Bob Bodo Boris Brenda Brian
    Brigitte Britta Bruno Burkhard Burkhardt Calvin Cara Carina Carl Carla Carlo Carlos Carmen Carola Carolin
    Carolina Caroline Carsten Catherine Cecilia Celina Charles Charlie Charlotte Chiara Chloe Chris Christa
    Christel Christian Christiane Christina Christine Christof Christoph Christopher Cindy Claas Claire Clara
    Claudia Claus Clemens Colin Conny Constantin Constanze Cora Corinna Cornelia Cornelius Craig Cristina Dagmar
    Daniel Daniela Danny Dario Darius David Deborah Denis Denise Dennis Detlef Detlev Diana Diego Dieter Dietmar
    Dietrich Dirk Dominik Dominique Donald Donna Dora Doreen Doris Dorothea Dorothee Douglas Eberhard Eckart
    Eckhard Edeltraud Edgar Edith Edward Eduard Egon Eileen Elena Eleonore Elfriede Elias Elif Elisa Elisabeth
    Elizabeth Elke Ella Ellen Elli Elly Elsa Else Emil Emilia Emily Emine Emma Emre Enrico Eric Erica Erich Erik
    Erika Erna Erwin Esra Esther Ethan Eugen Eva Evelin Eveline Evelyn Ewa Ewald Fabian Fabienne Fatih Fatima
    Fatma Felicitas Felix Ferdinand Finn Fiona Florence Florian Frances Francesca Francesco Francis Franz
    Franziska Frauke Freya Frederic Frederik Fred Freddy Frieda Friedemann Friederike Friedhelm Friedrich Fritz
    Gabi Gaby Gabriel Gabriela Gabriele Gareth Gary Geoffrey Georg George Gerald Gerda Gerd Gerhard Gerlinde
    Gero Gerold Gert Gertrud Gilbert Gisela Giulia Giuseppe Gordon Graham Greg Gregor Gregory Greta Grit Gudrun
    Guido Gundula Gunnar Gunter Gunther Gustav Günter Günther Hakan Halil Hanna Hannah Hannelore Hannes Hans
    Harald Hardy Harriet Harry Hartmut Hasan Hassan Hedwig Heide Heidemarie Heidi Heike Heiko Heiner Heinrich
    Heinz Helen Helena Helene Helga Hellmut Helmut Helmuth Hendrik Henning Henri Henriette Henrik Henry Herbert
    Heribert Hermann Hermine Herta Hilda Hilde Hildegard Hilmar Holger Horst Howard Hubert Hugo Hussein Ian
    Ibrahim Ida Ilka Ilona Ilse Imke Ina Ines Inga Inge Ingeborg Ingo Ingrid Inka Irena Irene Irina Irma Irmgard
    Isaac Isabel Isabell Isabella Isabelle Ismail Ivan Ivonne Jack Jacob Jacqueline Jakob Jamal James Jan Jana
    Jane Janet Janina Janine Janis Jannik Jannis Jasmin Jason Jean Jeanette Jeff Jeffrey Jennifer Jenny Jens
    Jeremy Jerome Jessica Jill Jim Jo Joachim Joan Joanna Jochen Joe Joel Johann Johanna Johannes John Jolanta
    Jon Jonas Jonathan Jörg Jörn Josef Josefine Joseph Josephine Joshua Josua Joyce Juan Judith Judy Julia
    Julian Juliana Juliane Julie Juliette Julius Jürgen Jutta Kai Karen Karin Karina Karl Karla Karlheinz Karola
    Karolina Karoline Karsten Katarina Katarzyna Kate Katharina Katherine Kathleen Kathrin Kathy Kati Katja
    Katrin Kay Keith Kelly Ken Kenneth Kerstin Kevin Kilian Kim Kirsten Kirstin Klara Klaus Knut Konrad
    Konstantin Kristian Kristin Kristina Kristof Kurt Lara Larissa Lars Laura Lauren Laurence Laurenz Lea Leah
    Lena Lennart Leo Leon Leonard Leonhard Leonie Leopold Leroy Leslie Levin Lewis Liam Liane Lidia Lili Liliane
    Lilli Lilly Lily Lina Linda Linus Lisa Liselotte Logan Lore Lorenz Lothar Louis Louisa Louise Luca Lucas
    Lucia Lucie Lucy Ludger Ludwig Luis Luisa Luise Luka Lukas Luke Lutz Lydia Lynn Madeleine Magda Magdalena
    Maik Maike Maja Malte Mandy Manfred Manuel Manuela Mara Marc Marcel Marco Marcus Mareike Maren Margaret
    Margarete Margarethe Margit Margitta Margot Margret Margrit Maria Marianne Marie Marika Marina Mario Marion
    Marit Marius Marko Markus Marlen Marlene Marlies Marlis Marta Martha Martin Martina Mary Mathias Mathilda
    Mathilde Mats Matteo Matthew Matthias Maurice Max Maxi Maximilian Maya Mechthild Mehmet Meike Melanie Melina
    Melissa Merle Mert Mia Michael Michaela Michel Michelle Miguel Mika Mike Milena Milan Mila Miriam Mirjam
    Mirko Mohamed Mohammad Mohammed Mona Monica Monika Monique Moritz Muhammad Muhammed Murat Mustafa Nadine
    Nadia Nadja Nancy Naomi Natalia Natalie Natascha Nathan Neele Neil Nele Nelly Nicholas Nick Niclas Nico
    Nicola Nicolas Nicole Niels Niklas Niko Nikolai Nikolas Nikolaus Nils Nina Noah Noel Noemi Nora Norbert
    Norman Olaf Ole Oleg Olga Oliver Olivia Omar Oscar Oskar Osman Ottmar Otto Owen Paolo Pascal Patricia
    Patrick Patrik Paul Paula Pauline Pavel Pedro Peggy Pele Penelope Peter Petra Phil Philip Philipp Philippa
    Phoebe Pia Pierre Piotr Rachel Rafael Rahel Raimund Rainer Ralf Ralph Ramona Randolf Raphael Rebecca Regina
    Reiner Reinhard Reinhold Renate Rene René Ria Ricarda Richard Rita Robert Roberta Roberto Robin Roger Roland
    Rolf Romy Ronald Ronja Ronny Rosa Rosalinde Rosemarie Rosi Roswitha Roy Ruben Rüdiger Rudi Rudolf Rupert
    Ruth Ryan Sabina Sabine Sabrina Salim Sally Salome Sam Samantha Samira Samuel Sandra Sandro Sandy Sara Sarah
    Sascha Saskia Scott Sean Sebastian Selina Selma Serkan Sergej Severin Sheila Shirley Sibylle Siegfried
    Siegmund Sieglinde Sigrid Silke Silvana Silvia Silvio Simon Simona Simone Sina Sinah Sofia Sofie Solveig
    Sonja Sonya Sophia Sophie Stacy Stanislaw Stefan Stefanie Steffen Steffi Stella Stephan Stephanie Stephen
    Steve Steven Stuart Sunita Susan Susann Susanna Susanne Susi Suzanne Svea Svenja Sven Svetlana Sylvia Tabea
    Tamara Tanja Tara Tariq Tatjana Ted Teresa Terry Thea Theo Theodor Theresa Therese Thilo Thomas Thorben
    Thorsten Till Tilo Tim Timm Timo Timothy Tina Titus Tobias Tom Tomas Tomasz Tommy Toni Tony Torben Torsten
    Traudl Tristan Trude Uli Ulf Ulla Ulli Ulrich Ulrike Ursel Ursula Urs Uta Ute Utz Uwe Valentin Valentina
    Valeria Valerie Vanessa Vera Verena Veronica Veronika Vicky Victor Victoria Viktor Viktoria Vincent Vinzenz
    Viola Viviane Volker Volkmar Waldemar Walter Walther Wanda Wendy Werner Wibke Wiebke Wilfried Wilhelm
    Wilhelmine William Willi Willy Winfried Wolf Wolfgang Wolfram Xaver Yannick Yasemin Yasmin Yusuf Yvette
    Yvonne Zachary Zara Zeynep Zoe
    """.split()
)
# Capitalised as names are, and none: what may follow a first name or a title, or stand where a name could.
NO_NAMES = frozenset(
    """
    alle alles als am an anbei angebot artikel auf auftrag aus bei bescheid bestellung bestellnummer beste
    besten bis bitte buch bücher chef chefin damen danke dank das dein deine dem den der des die doktor du
    e-mail ein eine email ende er es euer eure firma frage fragen frau fräulein freundin freund freunde für geld
    geschäftsführer gern grund gruß grüße guten hallo heute hey hi hilfe ich ihm ihn ihnen ihr ihre ihrem ihren
    ihrer im in ist ja jetzt kauf kein kollege kollegin konto kunde kunden kundendienst kundenservice kundin
    käufer leute lieferung liebe lieber link mail mehr mein meine mit mitarbeiter mitarbeiterin morgen nach
    nachricht name nein nicht noch nummer oder paket problem professor rechnung redaktion seite service shop sie
    so support team tag und unser unsere vielen vom von wann warum was wegen welche wenn wer wie wir wo zu zum
    zur zusammen zurück montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april
    mai juni juli august september oktober november dezember abend mittag nachmittag a about all and any are as
    at be best book books but by can cheers could customer dear did do does everyone everybody for from good
    hello help her his how i if invoice is it its just kind last madam many may me monday my next no not of on
    once or order our parcel payment please really regards shall she should sir so sorry still subject thank
    thanks that the their them then there these they this to today tomorrow tuesday wednesday thursday friday
    saturday sunday until very was we were what when where which who why will with would yes yesterday you your
    yours
    """.split()
)
# Who writes all in small letters writes names so, too; but some are words as well.
_ALSO_WORDS = frozenset(
    """
    bill dick else ernst frank frieda grace grit heide hope iris jack jasmin linde lore mark mats merle mike mona nelly
    nikolaus reiner robin rosa rose sandy stella till viola will wolf wolfram
    """.split()
)
SHORTEST_IN_LOWER_CASE = 4
IN_LOWER_CASE = frozenset(
    name.lower()
    for name in GIVEN_NAMES
    if len(name) >= SHORTEST_IN_LOWER_CASE and name.lower() not in _ALSO_WORDS
)
