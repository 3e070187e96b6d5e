cloud { region = "cn-hangzhou" }
resource "eip" "e" {
  description = "(old)" # want NP-DESCRIPTION, near "old ()"
}
